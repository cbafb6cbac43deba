import { type FieldNode, type GraphQLError, locatedError } from 'graphql';
import { type Holder, isGone, type Place, pathTo, placeIn, takeAway } from './place.js';

export type Variables = Readonly<Record<string, unknown>>;

/** One run of a compiled operation: what resolvers get, what is still awaited, what went wrong. */
export class OperationRun {
  readonly context: unknown;
  readonly variables: Variables;
  readonly result: Holder = { data: null };
  readonly root: Place;
  readonly errors: GraphQLError[] = [];
  #awaited = 0;
  #isSettled: (() => void) | null = null;

  constructor(context: unknown, variables: Variables) {
    this.context = context;
    this.variables = variables;
    this.root = placeIn(null, 'data', this.result, true);
  }

  /** Goes on with a value that is not there yet. Whatever `use` and `fail` do, they do not throw. */
  await(value: PromiseLike<unknown>, use: (value: unknown) => void, fail: (error: unknown) => void): void {
    this.#awaited++;
    value.then(
      (found) => {
        use(found);
        this.#arrived();
      },
      (error) => {
        fail(error);
        this.#arrived();
      },
    );
  }

  /** When nothing is awaited any more; null if nothing is now. */
  settled(): Promise<void> | null {
    if (this.#awaited === 0) return null;
    return new Promise((resolve) => {
      this.#isSettled = resolve;
    });
  }

  /** Notes an error of a field, and what it takes along; the field itself is null. */
  fail(error: unknown, within: Place, key: string | number, isNullable: boolean, nodes: readonly FieldNode[]): null {
    const isNews = isNullable ? !isGone(within) : takeAway(within);
    if (isNews) this.errors.push(locatedError(error, [...nodes], pathTo(within, key)));
    return null;
  }

  #arrived(): void {
    this.#awaited--;
    if (this.#awaited === 0) this.#isSettled?.();
  }
}
