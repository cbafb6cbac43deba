import { pino } from 'pino';

export type Log = pino.Logger;

/**
 * Structured logs: JSON, one line an event, on standard output. Headers and bodies never reach them, so neither do tokens
 * and personal data.
 */
export function createLog(name: string, level: string): Log {
  return pino({ name, level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}
