import type { ServerResponse } from 'node:http';
import { HttpError } from '../../subgraphs/shared/http/http-error.js';

/**
 * A signal that is aborted when nobody waits for an answer any more: the client has gone, or its time is over. Fastify's
 * `request.signal` and `handlerTimeout` end with the body of the request, long before its answer.
 */
export function patienceFor(answer: ServerResponse, timeoutMs: number): AbortSignal {
  const controller = new AbortController();
  const giveUp = () =>
    controller.abort(
      new HttpError(503, 'REQUEST_TIMEOUT', 'Expected an answer in time, found none. Ask for less, or later.'),
    );
  const timer = setTimeout(giveUp, timeoutMs);
  answer.once('close', () => {
    clearTimeout(timer);
    if (!answer.writableFinished) giveUp();
  });
  return controller.signal;
}

/** The result of work, unless the signal is aborted before. What cannot be stopped can be no longer waited for. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
