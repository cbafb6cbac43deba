import { pino } from 'pino';

/** A log that is kept, at its most talkative. */
export function keepLog() {
  const texts: string[] = [];
  const log = pino({ level: 'trace', base: undefined }, { write: (line: string) => texts.push(line) });
  return {
    log,
    text: () => texts.join(''),
    lines: () => texts.map((line) => JSON.parse(line) as Record<string, unknown> & { msg?: string }),
    clear: () => texts.splice(0),
  };
}
