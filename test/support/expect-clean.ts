import { expect } from 'vitest';
import { seen } from './seen.js';

/** What tells of the inside: places, programs, errors of databases and of the language, names guessed right. */
export const INTERNALS =
  /127\.0\.0\.1|localhost|ECONN|\bat .*:\d+:\d+|node_modules|serviceName|SQLITE|syntax error at|Did you mean|FST_|<html|undefined/i;
const MAX_ECHO = 400;
const MAX_ERRORS = 5;

/** An answer of ours to a bad request: JSON with errors that tell nothing, or with data. */
export function expectClean({ response, text }: { response: Response; text: string }): void {
  const type = response.headers.get('content-type') ?? '';
  seen({
    inputs: 1,
    serverErrors: Number(response.status >= 500),
    html: Number(/html/.test(type)),
    leaks: Number(INTERNALS.test(text)),
  });

  expect(response.status).toBeLessThan(500);
  expect(type).toMatch(/^application\/(graphql-response\+)?json/);
  const { data, errors } = JSON.parse(text);
  expect(data ?? errors).toBeDefined();
  for (const { message, extensions } of errors ?? []) {
    expect(message.length).toBeLessThan(MAX_ECHO);
    expect(extensions.code).toMatch(/^[A-Z_]+$/);
    expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  }
  expect((errors ?? []).length).toBeLessThanOrEqual(MAX_ERRORS);
  expect(text).not.toMatch(INTERNALS);
  seen({ clean: 1 });
}
