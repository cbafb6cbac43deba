import { ReportError } from '../../shared/errors.js';

const SOURCE = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/**
 * The name of an upstream directory.
 *
 * @throws {ReportError} BAD_USER_INPUT
 */
export function checkSource(source: string, path: readonly string[]): string {
  if (SOURCE.test(source)) return source;
  const found = source.slice(0, 60);
  throw new ReportError('BAD_USER_INPUT', `Expected a-z, 0-9, - and _, at most 40 of them, found "${found}".`, {
    path,
  });
}
