import Negotiator from 'negotiator';
import { HttpError } from '../../subgraphs/shared/http/http-error.js';
import { rememberHeader } from './remember-header.js';

const JSON_TYPE = 'application/json';
/** What GraphQL over HTTP has of its own. */
const GRAPHQL_RESPONSE = 'application/graphql-response+json';
const NONE = 'none';

const acceptedType = rememberHeader(
  (accept) => new Negotiator({ headers: { accept } }).mediaType([JSON_TYPE, GRAPHQL_RESPONSE]) ?? NONE,
);

/**
 * The form of an answer a client asks for by `Accept`.
 *
 * @throws {HttpError} NOT_ACCEPTABLE if it is none of ours.
 */
export function mediaTypeFor(accept: string | undefined): string {
  if (accept === undefined) return JSON_TYPE;
  const type = acceptedType(accept);
  if (type !== NONE) return type;
  throw new HttpError(406, 'NOT_ACCEPTABLE', `Expected "${JSON_TYPE}" to be accepted, found other types only.`);
}
