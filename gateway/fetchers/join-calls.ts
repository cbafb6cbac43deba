/** What one caller wants. */
export interface Wanted<Question, Answer> {
  question: Question;
  /** Aborted when this caller has gone. A call is given up when all its callers have. */
  signal: AbortSignal;
  /** Makes one call for this question and for those of others, and answers them in their order. */
  ask(questions: readonly Question[], signal: AbortSignal): Promise<Answer[]>;
}

interface Caller<Question, Answer> extends Wanted<Question, Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Calls of one kind: how many are on their way, who waits for the next, and how not to make it. */
interface Lane<Question, Answer> {
  onTheirWay: number;
  waiting: Caller<Question, Answer>[];
  cancel: (() => void) | null;
}

/** What is on its way may be stuck: nobody waits for it longer than this. */
const MAX_WAIT_MS = 5;

/**
 * Makes one call of those of a kind. Those who ask in the same turn of the event loop go together; those who ask while these are on
 * their way go together when they are back. So one alone waits for nobody, and the busier the other side is, the fewer calls it gets.
 */
export class JoinedCalls<Question, Answer> {
  readonly #lanes = new Map<string, Lane<Question, Answer>>();

  /**
   * @param kind      What questions that may go together have in common, the rights of callers included.
   * @param capacity  How many may go together.
   */
  run(kind: string, capacity: number, wanted: Wanted<Question, Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const lane = this.#lanes.get(kind) ?? { onTheirWay: 0, waiting: [], cancel: null };
      this.#lanes.set(kind, lane);
      lane.waiting.push({ resolve, reject, ...wanted });
      if (lane.waiting.length >= capacity) void this.#send(kind, lane);
      else lane.cancel ??= this.#schedule(kind, lane);
    });
  }

  #schedule(kind: string, lane: Lane<Question, Answer>): () => void {
    const send = () => void this.#send(kind, lane);
    if (lane.onTheirWay === 0) {
      const immediate = setImmediate(send);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(send, MAX_WAIT_MS);
    return () => clearTimeout(timer);
  }

  async #send(kind: string, lane: Lane<Question, Answer>): Promise<void> {
    lane.cancel?.();
    lane.cancel = null;
    lane.onTheirWay += 1;
    await answer(lane.waiting.splice(0));
    lane.onTheirWay -= 1;
    if (lane.waiting.length > 0) return this.#send(kind, lane);
    if (lane.onTheirWay === 0) this.#lanes.delete(kind);
  }
}

/** Makes one call for all callers that are still there. */
async function answer<Question, Answer>(all: readonly Caller<Question, Answer>[]): Promise<void> {
  const callers = all.filter(({ signal, reject }) => {
    if (signal.aborted) reject(signal.reason);
    return !signal.aborted;
  });
  const [first] = callers;
  if (!first) return;
  const controller = new AbortController();
  let left = callers.length;
  const stays = callers.map(({ signal, reject }) => {
    const leave = () => {
      reject(signal.reason);
      left -= 1;
      if (left === 0) controller.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    return () => signal.removeEventListener('abort', leave);
  });
  try {
    const questions = callers.map(({ question }) => question);
    const answers = await first.ask(questions, controller.signal);
    for (const [index, { resolve }] of callers.entries()) resolve(answers[index] as Answer);
  } catch (error) {
    for (const { reject } of callers) reject(error);
  } finally {
    for (const stay of stays) stay();
  }
}
