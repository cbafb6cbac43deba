import { setTimeout as sleep } from 'node:timers/promises';

/** Retries earned by each call, and how many may be saved: a part that is down is asked a tenth more, not twice. */
const EARNED_PER_CALL = 0.1;
const MAX_SAVED = 10;

/** What all calls to one part may spend on second tries. */
export class RetryBudget {
  #saved = MAX_SAVED;

  earn(): void {
    this.#saved = Math.min(MAX_SAVED, this.#saved + EARNED_PER_CALL);
  }

  spend(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}

export interface RetryOptions {
  budget: RetryBudget;
  isTransient(error: unknown): boolean;
  /** The longest pause before the second try, milliseconds; the real one is drawn by chance, so that callers spread. */
  maxPauseMs: number;
  signal: AbortSignal;
}

/** Makes a call that changes nothing, and makes it once more if it failed in a way that may be gone already. */
export async function retryOnce<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { budget, isTransient, maxPauseMs, signal } = options;
  budget.earn();
  try {
    return await call();
  } catch (error) {
    if (!isTransient(error) || signal.aborted || !budget.spend()) throw error;
    await sleep(Math.random() * maxPauseMs, undefined, { signal });
    return call();
  }
}
