import { copy } from './deduplicate-representations.js';

interface Waiter<T> {
  resolve(result: T): void;
  reject(error: unknown): void;
}

interface Call<T> {
  waiters: Set<Waiter<T>>;
  controller: AbortController;
}

/** Makes a call once for all who ask the same while it is on its way. */
export class SharedCalls<T> {
  readonly #calls = new Map<string, Call<T>>();

  /**
   * @param key     What makes two calls the same: everything the result depends on, the caller's rights included.
   * @param signal  Aborted when this caller has gone. The call itself is given up when all have.
   * @param start   Makes the call.
   */
  run(key: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const call = this.#calls.get(key) ?? this.#start(key, start);
      const leave = () => {
        call.waiters.delete(waiter);
        reject(signal?.reason);
        if (call.waiters.size > 0) return;
        this.#forget(key, call);
        call.controller.abort(signal?.reason);
      };
      const settled = <Value>(settle: (value: Value) => void) => {
        return (value: Value) => {
          signal?.removeEventListener('abort', leave);
          settle(value);
        };
      };
      const waiter: Waiter<T> = { resolve: settled(resolve), reject: settled(reject) };
      call.waiters.add(waiter);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<T>): Call<T> {
    const call: Call<T> = { waiters: new Set(), controller: new AbortController() };
    this.#calls.set(key, call);
    start(call.controller.signal).then(
      (result) => {
        this.#forget(key, call);
        // All copies are made before anyone goes on: whoever gets the result changes it.
        const results = [...call.waiters].map((waiter, index) => ({
          waiter,
          own: index === 0 ? result : copy(result),
        }));
        for (const { waiter, own } of results) waiter.resolve(own);
      },
      (error) => {
        this.#forget(key, call);
        for (const waiter of call.waiters) waiter.reject(error);
      },
    );
    return call;
  }

  #forget(key: string, call: Call<T>): void {
    if (this.#calls.get(key) === call) this.#calls.delete(key);
  }
}
