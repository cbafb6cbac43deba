import type { GraphQLFormattedError } from 'graphql';
import { isRecord } from '../../subgraphs/shared/is-record.js';
import type { Path } from './check-answer.js';

/** Codes that say the gateway asked wrongly: two schemas of different age, say. Clients did nothing wrong. */
const GATEWAY_MISTAKES: ReadonlySet<unknown> = new Set([
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** What a subgraph says went wrong. */
export interface SubgraphErrors {
  /** Errors it gave a place in the answer. */
  placed: GraphQLFormattedError[];
  /** Errors without a place, which stand for everything that is missing. */
  unplaced: GraphQLFormattedError[];
  /** Whether some were no errors of GraphQL, or not for clients: they tell of a subgraph that is ill. */
  areBroken: boolean;
}

/** Reads `errors` of an answer, whatever a subgraph made of it. */
export function readErrors(errors: unknown): SubgraphErrors {
  if (errors === undefined || errors === null) return { placed: [], unplaced: [], areBroken: false };
  if (!Array.isArray(errors)) return { placed: [], unplaced: [], areBroken: true };
  const wellFormed = errors.filter(isError).filter(({ extensions }) => !GATEWAY_MISTAKES.has(extensions?.code));
  return {
    placed: wellFormed.filter(({ path }) => isPath(path)),
    unplaced: wellFormed.filter(({ path }) => !isPath(path)),
    areBroken: wellFormed.length < errors.length,
  };
}

function isError(error: unknown): error is GraphQLFormattedError {
  if (!isRecord(error) || typeof error.message !== 'string') return false;
  return error.extensions === undefined || isRecord(error.extensions);
}

const isPath = (path: unknown): path is Path =>
  Array.isArray(path) && path.length > 0 && path.every((step) => typeof step === 'string' || Number.isInteger(step));

/** Whether an error at one place says why another is empty: it is the same, above it, or so far below that it reached up. */
export function explains(error: Path, place: Path): boolean {
  const shared = Math.min(error.length, place.length);
  for (let step = 0; step < shared; step++) if (error[step] !== place[step]) return false;
  return true;
}
