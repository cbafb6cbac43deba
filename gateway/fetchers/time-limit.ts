import { SubgraphFault } from './subgraph-fault.js';

const tooLate = () => new SubgraphFault('Expected an answer in time, found none.');

/**
 * Gives work a signal that is aborted when its time is over, or when another signal is. `AbortSignal.any` would do it in a line, but
 * on Node 20 the timeout it is made of may be collected as garbage, and then never comes: a silent subgraph was waited for without end.
 *
 * @param given  Aborted when nobody waits for the work any more.
 */
export async function withTimeLimit<T>(
  timeoutMs: number,
  given: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(tooLate()), timeoutMs);
  const giveUp = () => controller.abort(given?.reason);
  given?.addEventListener('abort', giveUp, { once: true });
  if (given?.aborted) giveUp();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    given?.removeEventListener('abort', giveUp);
  }
}

/** What comes of work that cannot be stopped: no longer waited for when its time is over, or when nobody else waits. */
export function withinTime<T>(timeoutMs: number, given: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(given?.reason);
    if (given?.aborted) giveUp();
    given?.addEventListener('abort', giveUp, { once: true });
    const timer = setTimeout(() => reject(tooLate()), timeoutMs);
    const settled = () => {
      clearTimeout(timer);
      given?.removeEventListener('abort', giveUp);
    };
    work.then(
      (result) => {
        settled();
        resolve(result);
      },
      (error) => {
        settled();
        reject(error);
      },
    );
  });
}
