import { isRecord } from '../../subgraphs/shared/is-record.js';
import { Refusal } from './refusal.js';

/** What a client asks for, however it was sent. */
export interface GraphqlParams {
  query: string | null;
  /** Id of an operation of the manifest. */
  id: string | null;
  /** SHA-256 of the query, hexadecimal: `extensions.persistedQuery` as Apollo's clients send it. */
  hash: string | null;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>>;
}

const SHA256 = /^[0-9a-f]{64}$/;
const NAMES = ['query', 'id', 'operationName', 'variables', 'extensions'] as const;

/**
 * Reads the body of a POST. What common clients send for nothing, `"variables": []` (R), `""` and `null`, means nothing.
 *
 * @throws {Refusal} BAD_REQUEST if it is of another form.
 */
export function readBody(body: unknown): GraphqlParams {
  if (Array.isArray(body)) throw refused('one operation', 'a list; send them one by one');
  if (!isRecord(body)) throw refused('a JSON object with "query"', 'something else');
  const persisted = recordIn(body, 'extensions').persistedQuery;
  const params = {
    query: textIn(body, 'query'),
    id: textIn(body, 'id'),
    hash: persisted === undefined || persisted === null ? null : hashIn(persisted),
    operationName: textIn(body, 'operationName'),
    variables: recordIn(body, 'variables'),
  };
  if (params.query === null && params.id === null && params.hash === null) {
    throw refused('"query", the "id" of an operation, or a hash in "extensions"', 'none of them');
  }
  return params;
}

/**
 * Reads the query string of a GET: the same names, `variables` and `extensions` as JSON.
 *
 * @throws {Refusal} BAD_REQUEST if it is of another form, or has a name twice.
 */
export function readSearch(search: URLSearchParams): GraphqlParams {
  const twice = NAMES.find((name) => search.getAll(name).length > 1);
  if (twice) throw refused(`"${twice}" once`, 'it more often');
  const given = NAMES.flatMap((name) => {
    const text = search.get(name);
    if (text === null || text === '') return [];
    return [[name, name === 'variables' || name === 'extensions' ? jsonIn(name, text) : text]];
  });
  return readBody(Object.fromEntries(given));
}

const refused = (expected: string, found: string) =>
  Refusal.because('BAD_REQUEST', `Expected ${expected}, found ${found}.`);

function textIn(body: Record<string, unknown>, name: string): string | null {
  const value = body[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  throw refused(`"${name}" to be a text`, 'something else');
}

function recordIn(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = body[name];
  const isNothing = value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length);
  if (isNothing) return {};
  if (isRecord(value)) return value;
  throw refused(`"${name}" to be an object`, 'something else');
}

function hashIn(persisted: unknown): string {
  if (!isRecord(persisted) || persisted.version !== 1) throw refused('a persisted query of version 1', 'another');
  const { sha256Hash: hash } = persisted;
  if (typeof hash === 'string' && SHA256.test(hash)) return hash;
  throw refused('"sha256Hash" to be 64 hexadecimal digits', 'something else');
}

function jsonIn(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(`"${name}" to be JSON`, 'another text');
  }
}
