import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { ScriptTokenStore } from '../../gateway/auth/script-token-store.js';
import type { Actor } from '../../subgraphs/shared/audit/actor.js';
import { readConfig } from '../../subgraphs/shared/config/config.js';
import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';

/** Runs work on the script tokens of the system (DATABASE_URL, else DATA_DIR), whether it is running or not. */
export async function withStore<T>(env: Environment, work: (store: ScriptTokenStore) => Promise<T>): Promise<T> {
  const store = await ScriptTokenStore.open(readConfig({ ...env, APP_MODE: 'embedded' }));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Whoever sits at this machine, now: they can reach the database. */
export const thisUser = (): Actor => ({
  subject: `local:${userInfo().username}`,
  tokenId: null,
  requestId: randomUUID(),
  at: new Date().toISOString(),
});
