/**
 * SQLite answers before a statement's call returns, so long work on it would leave no turn to anyone else in the process.
 * Awaited between its parts, this lets requests that wait go first.
 */
export const letOthersIn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
