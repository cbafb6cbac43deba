import type { FormattedExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../subgraphs/shared/auth/caller.js';
import type { GatewayContext } from '../context.js';
import type { AdmittedOperation } from '../operations/admission.js';
import { Answer } from './answer.js';
import type { Encoding } from './encoding.js';
import type { SharedAnswers, SharedKey } from './shared-answers.js';
import type { States, SubgraphStates } from './subgraph-states.js';

const MIB = 1_048_576;
/** What an answer takes besides its bytes and its key. */
const OVERHEAD_BYTES = 500;
/** No answer takes more than this part of the room. */
const LARGEST_PART = 8;

interface Kept {
  answer: Answer;
  /** What the subgraphs were like before they were asked. */
  states: NonNullable<States>;
  /** When they all had answered: that they were still like that is seen when somebody asks the same. */
  madeAt: number;
  /** Whether the other replicas have it, or are about to. */
  isShared: boolean;
}

export interface AnswersOptions {
  /** Room for answers; 0 to keep none. */
  maxMib: number;
  states: SubgraphStates;
  /** Those of all replicas; null if there is no such place. */
  shared: SharedAnswers | null;
  /** Of this program: another may answer the same in another way. */
  release: string;
  /** Names of the subgraphs whose databases the answer to a caller follows from. */
  sourcesOf(operation: AdmittedOperation, context: GatewayContext): readonly string[];
}

/**
 * Whole answers, kept for as long as every subgraph they were computed from is as it was. What is kept for one caller is given to
 * nobody with other rights.
 */
export class Answers {
  readonly #kept: LRUCache<string, Kept> | null;
  readonly #states: SubgraphStates;
  readonly #shared: SharedAnswers | null;
  readonly #release: string;
  readonly #sourcesOf: AnswersOptions['sourcesOf'];

  constructor({ maxMib, states, shared, release, sourcesOf }: AnswersOptions) {
    const maxSize = maxMib * MIB;
    this.#kept = maxMib > 0 ? new LRUCache({ maxSize, maxEntrySize: Math.floor(maxSize / LARGEST_PART) }) : null;
    this.#states = states;
    this.#shared = shared;
    this.#release = release;
    this.#sourcesOf = sourcesOf;
  }

  /** The answer that is kept and holds, or null. */
  async find(operation: AdmittedOperation, context: GatewayContext): Promise<Answer | null> {
    const key = keyOf(operation, context);
    const kept = key === null ? undefined : this.#kept?.get(key);
    if (!kept || key === null) return null;
    const states = this.#states.of([...kept.states.keys()], kept.madeAt);
    if (areEqual(kept.states, states instanceof Promise ? await states : states)) {
      if (!kept.isShared) void this.#share(key, kept, context);
      return kept.answer;
    }
    // Unless another was kept meanwhile.
    if (this.#kept?.peek(key) === kept) this.#kept.delete(key);
    return null;
  }

  /** The answer as `make` makes it, kept if it may be. */
  async make(
    operation: AdmittedOperation,
    context: GatewayContext,
    make: () => Promise<FormattedExecutionResult>,
  ): Promise<{ answer: Answer; isWhole: boolean }> {
    const key = this.#kept && keyOf(operation, context);
    const states = key === null ? null : await this.#states.of(this.#sourcesOf(operation, context));
    if (key !== null && states && mayBeShared(context)) {
      const bytes = await this.#shared?.find(this.#sharedKey(key, states));
      if (bytes) {
        const answer = new Answer(bytes);
        // Whoever shared it has seen that nothing changed while it was computed.
        this.#keep(key, { answer, states, madeAt: 0, isShared: true });
        return { answer, isWhole: true };
      }
    }
    try {
      const { errors, data, extensions } = await make();
      // Errors first: whoever reads an answer while it comes sees them before what they are about.
      const answer = new Answer(Buffer.from(`${JSON.stringify({ errors, data, extensions })}\n`));
      const isWhole = errors === undefined;
      if (key !== null && states && isWhole) {
        this.#keep(key, { answer, states, madeAt: performance.now(), isShared: false });
      }
      return { answer, isWhole };
    } finally {
      if (operation.type === 'mutation') this.#states.forget();
    }
  }

  /** The bytes of a kept answer in an encoding, which are kept with it. */
  encode(
    operation: AdmittedOperation,
    context: GatewayContext,
    answer: Answer,
    encoding: Encoding,
  ): Buffer | Promise<Buffer> {
    return answer.in(encoding, () => {
      const key = keyOf(operation, context);
      const kept = key === null ? undefined : this.#kept?.peek(key);
      if (key !== null && kept?.answer === answer) this.#keep(key, kept);
    });
  }

  close(): void {
    this.#shared?.close();
  }

  /** What is asked for twice, and has held since the first time, others will ask for too. */
  async #share(key: string, kept: Kept, context: GatewayContext): Promise<void> {
    kept.isShared = true;
    if (!this.#shared || !mayBeShared(context)) return;
    kept.isShared = await this.#shared.put(this.#sharedKey(key, kept.states), kept.answer.bytes);
  }

  #sharedKey(key: string, states: NonNullable<States>): SharedKey {
    return { key: `${this.#release} ${key}`, states };
  }

  #keep(key: string, kept: Kept): void {
    this.#kept?.set(key, kept, { size: kept.answer.size + 2 * key.length + OVERHEAD_BYTES });
  }
}

/** Everything an answer follows from but the states; null if there is more. */
function keyOf({ key, lifetime }: AdmittedOperation, { caller, reportsCost }: GatewayContext): string | null {
  return key === null || lifetime === 'moment' || reportsCost ? null : `${key} ${rightsOf(caller)}`;
}

/** What only some callers see leaves this process for them alone. */
const mayBeShared = ({ caller }: GatewayContext): boolean => caller === null;

const rightsOf = (caller: Caller | null): string =>
  caller === null ? '' : JSON.stringify([caller.subject, ...[...caller.scopes].sort()]);

function areEqual(before: NonNullable<States>, now: States): boolean {
  if (now === null) return false;
  for (const [subgraph, state] of before) if (now.get(subgraph) !== state) return false;
  return true;
}
