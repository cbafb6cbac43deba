import { InvalidArgumentError } from 'commander';

/** A month on a command line. */
export function parseMonth(text: string): string {
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('应为 2024-06 这样的月份 (expected a month such as 2024-06).');
}

/** A whole number, 1 or more, on a command line. */
export function parsePositive(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('应为正整数 (expected a whole number, 1 or more).');
}
