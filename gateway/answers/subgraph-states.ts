/** Reads the state of a subgraph's database. */
export type ReadState = (subgraph: string) => string | Promise<string>;

interface Known {
  /** Null if it was not to be had. */
  state: string | null;
  /** When it was asked for: it is from then or later. */
  askedAt: number;
}

interface Asking {
  askedAt: number;
  asked: Promise<Known>;
  /** The question after this one, for those who came too late for it. */
  next: Promise<Known> | null;
}

/** States by subgraph; null if one of them was not to be had. */
export type States = ReadonlyMap<string, string> | null;

/**
 * What each subgraph's database is like. A state is asked for once for all who want it at a time, and is never older than the age
 * it was given.
 */
export class SubgraphStates {
  readonly #read: ReadState;
  readonly #maxAgeMs: number;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Asking>();
  #changedAt = 0;
  /** When states were first asked for in this turn of the event loop; whoever asks now had asked by then. */
  #turnBegunAt: number | null = null;

  /** @param maxAgeMs  How long a state may be taken for the present one; 0 for as long as nobody new can have asked. */
  constructor(read: ReadState, maxAgeMs: number) {
    this.#read = read;
    this.#maxAgeMs = maxAgeMs;
  }

  /** @param notBefore  The earliest moment the states may be from, as `performance.now()` gave it. */
  of(subgraphs: readonly string[], notBefore = 0): States | Promise<States> {
    const oldest = Math.max(
      this.#maxAgeMs > 0 ? performance.now() - this.#maxAgeMs : this.#turn(),
      notBefore,
      this.#changedAt,
    );
    const found = subgraphs.map((subgraph) => this.#find(subgraph, oldest));
    if (found.every((each) => !(each instanceof Promise))) return statesOf(subgraphs, found as Known[]);
    return Promise.all(found).then((known) => statesOf(subgraphs, known));
  }

  /** Told of a change that was made through this gateway: what is known is from before it. */
  forget(): void {
    this.#changedAt = performance.now();
  }

  #turn(): number {
    if (this.#turnBegunAt === null) {
      this.#turnBegunAt = performance.now();
      setImmediate(() => {
        this.#turnBegunAt = null;
      });
    }
    return this.#turnBegunAt;
  }

  #find(subgraph: string, oldest: number): Known | Promise<Known> {
    const known = this.#known.get(subgraph);
    if (known && known.askedAt >= oldest) return known;
    const asking = this.#asking.get(subgraph);
    if (!asking) return this.#ask(subgraph);
    if (asking.askedAt >= oldest) return asking.asked;
    asking.next ??= asking.asked.then(() => this.#ask(subgraph));
    return asking.next;
  }

  #ask(subgraph: string): Known | Promise<Known> {
    const askedAt = performance.now();
    const state = this.#tryToRead(subgraph);
    if (!(state instanceof Promise)) {
      const known = { state, askedAt };
      this.#known.set(subgraph, known);
      return known;
    }
    const asked = state.then((read) => {
      const known = { state: read, askedAt };
      this.#known.set(subgraph, known);
      this.#asking.delete(subgraph);
      return known;
    });
    this.#asking.set(subgraph, { askedAt, asked, next: null });
    return asked;
  }

  #tryToRead(subgraph: string): Known['state'] | Promise<Known['state']> {
    try {
      const state = this.#read(subgraph);
      return state instanceof Promise ? state.catch(() => null) : state;
    } catch {
      return null;
    }
  }
}

function statesOf(subgraphs: readonly string[], known: readonly Known[]): States {
  const states = new Map<string, string>();
  for (const [index, { state }] of known.entries()) {
    if (state === null) return null;
    states.set(subgraphs[index] as string, state);
  }
  return states;
}
