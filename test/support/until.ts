import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

/** Waits for a condition. @throws if it does not come true in a minute. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(20)) if (await condition()) return;
  throw new Error(`Expected this to come true, found it did not: ${condition}`);
}
