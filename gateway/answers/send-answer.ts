import type { FastifyReply, FastifyRequest } from 'fastify';
import { isFresh, setValidators, type Version } from '../http/validators.js';
import type { AdmittedOperation } from '../operations/admission.js';
import type { Answer } from './answer.js';
import type { Encoding } from './encoding.js';

interface Sending {
  operation: AdmittedOperation;
  answer: Answer;
  /** Whether nothing of it is missing. */
  isWhole: boolean;
  /** What the bytes are in. */
  encoding: Encoding;
  bytes: Buffer;
}

/**
 * Sends an answer, and says who may keep a copy: of what anyone may read, asked for by GET, everybody; of anything else nobody.
 * A copy that is still right is not sent again.
 */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { operation: { lifetime }, answer, isWhole, encoding, bytes }: Sending,
): FastifyReply {
  const isForAnyone = request.identity.caller === null;
  if (request.method === 'GET' && isForAnyone && isWhole && lifetime !== 'moment') {
    const { etag } = answer;
    const version: Version = {
      content: etag,
      changedAt: null,
      isPublished: true,
      isOfRevision: lifetime === 'revision',
    };
    setValidators(request, reply, etag, version);
    if (isFresh(request, etag, version)) return reply.code(304).send();
  } else {
    reply.header('cache-control', isForAnyone ? 'no-store' : 'private, no-store');
  }
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.send(bytes);
}
