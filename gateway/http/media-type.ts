import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { HttpError } from '../../subgraphs/shared/http/http-error.js';

const JSON_TYPE = 'application/json';
/** What GraphQL over HTTP has of its own. */
const GRAPHQL_RESPONSE = 'application/graphql-response+json';
const NONE = 'none';

const MAX_KNOWN = 200;
const MAX_KNOWN_LENGTH = 200;
const known = new LRUCache<string, string>({ max: MAX_KNOWN });

/**
 * The form of an answer a client asks for by `Accept`; few clients ask in many ways, so each way is worked out once.
 *
 * @throws {HttpError} NOT_ACCEPTABLE if it is none of ours.
 */
export function mediaTypeFor(accept: string | undefined): string {
  if (accept === undefined) return JSON_TYPE;
  let type = known.get(accept);
  if (type === undefined) {
    type = new Negotiator({ headers: { accept } }).mediaType([JSON_TYPE, GRAPHQL_RESPONSE]) ?? NONE;
    if (accept.length <= MAX_KNOWN_LENGTH) known.set(accept, type);
  }
  if (type !== NONE) return type;
  throw new HttpError(406, 'NOT_ACCEPTABLE', `Expected "${JSON_TYPE}" to be accepted, found other types only.`);
}
