/**
 * SQLite answers before a statement's call returns, so long work on it would leave no turn to anyone else in the process.
 * Awaited between its parts, this lets requests that wait go first.
 */
export const letOthersIn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Works through many values in parts, and lets others in before each but the first. */
export async function* inTurns<Value>(values: readonly Value[], size: number): AsyncGenerator<readonly Value[]> {
  for (let at = 0; at < values.length; at += size) {
    if (at > 0) await letOthersIn();
    yield values.slice(at, at + size);
  }
}
