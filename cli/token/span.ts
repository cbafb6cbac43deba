import { CommandError, EXIT } from '../shared/exit-codes.js';

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** @throws {CommandError} If the text is no span such as `15m`, `12h` or `30d`. */
export function spanMs(text: string): number {
  const [, count, unit] = /^([1-9]\d{0,3})([smhdw])$/.exec(text) ?? [];
  if (unit) return Number(count) * UNITS[unit as keyof typeof UNITS];
  throw new CommandError(EXIT.usage, `Expected a span such as 15m, 12h or 30d in --expires, found "${text}".`);
}
