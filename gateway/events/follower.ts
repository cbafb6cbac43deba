import type { EventFeed } from './event-feed.js';
import type { PublicEvent } from './event-sources.js';

const RETRY_MS = 1_000;

/** Someone events are handed to. */
export interface Reader {
  /** The event it has got to, asked for before the first is handed over. */
  startAfter(): Promise<number>;
  /** Takes one event; the next waits for it. One that fails comes again. */
  take(event: PublicEvent): Promise<void>;
  /** Told why it has to wait. */
  onError(error: unknown): void;
}

/**
 * Hands a reader the events after the one it has got to, each once and in order, until it is stopped.
 *
 * @returns  The way to stop it.
 */
export function follow(feed: EventFeed, { startAfter, take, onError }: Reader): () => void {
  let cursor: number | null = null;
  let isStopped = false;
  let isRunning = false;
  let isDue = false;

  const takeAll = async () => {
    while (isDue && !isStopped) {
      isDue = false;
      cursor ??= await startAfter();
      for (const event of await feed.after(cursor)) {
        if (isStopped) return;
        await take(event);
        cursor = event.sequence;
        // There may be more than one answer holds.
        isDue = true;
      }
    }
  };
  const takeDue = async () => {
    isDue = true;
    if (isRunning) return;
    isRunning = true;
    try {
      await takeAll();
    } catch (error) {
      if (isStopped) return;
      onError(error);
      setTimeout(wake, RETRY_MS).unref();
    } finally {
      isRunning = false;
    }
  };
  const wake = () => {
    void takeDue();
  };
  const stopListening = feed.listen(wake);
  wake();
  return () => {
    isStopped = true;
    stopListening();
  };
}
