import type { FastifyReply, FastifyRequest } from 'fastify';
import { digestOf } from '../../subgraphs/shared/digest.js';

/** What an answer depends on besides its address. */
export interface Version {
  /** The same text, the same rows. */
  content: string;
  /** When what is published last changed, ISO 8601; null if nothing ever was published. */
  changedAt: string | null;
  /** Drafts are not kept by anybody. */
  isPublished: boolean;
  /** Whether it is of revisions that were asked for by number. */
  isOfRevision?: boolean;
}

const VARY = 'Accept, Accept-Encoding, Authorization, X-API-Key';
const ETAG_LENGTH = 32;
/** How long copies may say what was withdrawn since. */
const REVISION_MAX_AGE_S = 300;

/**
 * Weak, since a file is the same whether or not it is compressed.
 *
 * @param parts  Everything the rows follow from.
 */
export const etagOf = (parts: unknown): string => `W/"${digestOf(parts).slice(0, ETAG_LENGTH)}"`;

/** Puts the validators of an answer into its head. */
export function setValidators(
  { headers: { authorization } }: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  { isPublished, changedAt, isOfRevision = false }: Version,
): void {
  // Kept copies are asked about each time: a month may be corrected at any time, and the question costs little. A revision never
  // changes, and may be withdrawn.
  const freshness = isOfRevision ? `max-age=${REVISION_MAX_AGE_S}` : 'no-cache';
  const keep = `${authorization ? 'private' : 'public'}, ${freshness}`;
  reply.header('cache-control', isPublished ? keep : 'private, no-store');
  // Whoever allows some origins varies by them already.
  reply.header('vary', [reply.getHeader('vary'), VARY].filter(Boolean).join(', '));
  if (!isPublished) return;
  reply.header('etag', etag);
  if (changedAt) reply.header('last-modified', new Date(changedAt).toUTCString());
}

/** Whether what the client has is still what it would get (RFC 9110, 13.2.2). */
export function isFresh({ headers }: FastifyRequest, etag: string, { isPublished, changedAt }: Version): boolean {
  if (!isPublished) return false;
  const { 'if-none-match': tags, 'if-modified-since': since } = headers;
  if (tags !== undefined) {
    const isSame = (tag: string) => tag === '*' || tag.replace(/^W\//, '') === etag.replace(/^W\//, '');
    return tags.split(',').some((tag) => isSame(tag.trim()));
  }
  if (since === undefined || changedAt === null) return false;
  const SECOND = 1_000;
  // Both in whole seconds, as the header has them; what is no date compares as false.
  return Math.floor(Date.parse(changedAt) / SECOND) <= Date.parse(since) / SECOND;
}
