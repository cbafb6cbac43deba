/** How a breaker decides. */
export interface BreakerRules {
  /** Calls looked back at. */
  window: number;
  /** Failures among them that open it. */
  failures: number;
  /** How long it stays open before one call is let through to see, milliseconds. */
  openMs: number;
}

export type BreakerState = 'closed' | 'open' | 'half-open';

/** A call that was not made, since those before it failed. */
export class BreakerOpenError extends Error {
  override readonly name = 'BreakerOpenError';
}

/**
 * Spares a part that fails, and those who would wait for it. The breakers on npm that are kept up want Node 22, and ours is three
 * states and a window.
 */
export class CircuitBreaker {
  readonly #rules: BreakerRules;
  readonly #isFailure: (error: unknown) => boolean;
  readonly #now: () => number;
  readonly #onChange: (state: BreakerState) => void;
  #outcomes: boolean[] = [];
  #state: BreakerState = 'closed';
  #openedAt = 0;

  /** @param isFailure  Whether an error says that the part failed; others, such as a caller who has gone, say nothing of it. */
  constructor(
    rules: BreakerRules,
    isFailure: (error: unknown) => boolean,
    { onChange = () => {}, now = Date.now }: { onChange?: (state: BreakerState) => void; now?: () => number } = {},
  ) {
    this.#rules = rules;
    this.#isFailure = isFailure;
    this.#onChange = onChange;
    this.#now = now;
  }

  get state(): BreakerState {
    return this.#state;
  }

  /** @throws {BreakerOpenError} If the call is not made. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    const isProbe = this.#admit();
    try {
      const result = await call();
      this.#record(true, isProbe);
      return result;
    } catch (error) {
      if (this.#isFailure(error)) this.#record(false, isProbe);
      else if (isProbe) this.#change('open');
      throw error;
    }
  }

  /** Whether the call is the one that is to see. */
  #admit(): boolean {
    if (this.#state === 'closed') return false;
    const isTime = this.#state === 'open' && this.#now() - this.#openedAt >= this.#rules.openMs;
    if (!isTime)
      throw new BreakerOpenError('Expected the part to be well again, found no time passed since it failed.');
    this.#change('half-open');
    return true;
  }

  #record(isSuccess: boolean, isProbe: boolean): void {
    if (isProbe) {
      this.#outcomes = [];
      if (isSuccess) this.#change('closed');
      else this.#open();
      return;
    }
    // What began before it opened says nothing of now.
    if (this.#state !== 'closed') return;
    this.#outcomes = [...this.#outcomes, isSuccess].slice(-this.#rules.window);
    if (this.#outcomes.filter((outcome) => !outcome).length >= this.#rules.failures) this.#open();
  }

  #open(): void {
    this.#openedAt = this.#now();
    this.#change('open');
  }

  #change(state: BreakerState): void {
    this.#state = state;
    this.#onChange(state);
  }
}
