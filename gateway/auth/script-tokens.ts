import { type Caller, toScopes } from '../../subgraphs/shared/auth/caller.js';
import { AuthenticationUnavailable, TokenRefused } from '../../subgraphs/shared/auth/refusals.js';
import type { DatabaseOptions } from '../../subgraphs/shared/database/database.js';
import type { Log } from '../../subgraphs/shared/log/log.js';
import { withinTime } from '../fetchers/time-limit.js';
import type { ScriptTokenEntity } from './script-token.entity.js';
import { idOf, isTokenOf } from './script-token.js';
import type { ScriptTokenStore } from './script-token-store.js';

const TIMEOUT_MS = 3_000;
/** How exactly it is known when a token was last used. */
const USE_INTERVAL_MS = 60_000;

/**
 * Says whose a script token is. The store is asked each time, so that one revoked is refused at once, and opened when the first
 * token comes: a gateway no script talks to needs no database.
 */
export class ScriptTokens {
  readonly #options: DatabaseOptions;
  readonly #log: Log;
  readonly #now: () => Date;
  #store: Promise<ScriptTokenStore> | null = null;
  /** When the use of a token was last written down from here. */
  readonly #noted = new Map<string, number>();

  constructor(options: DatabaseOptions, log: Log, now: () => Date = () => new Date()) {
    this.#options = options;
    this.#log = log;
    this.#now = now;
  }

  /** @throws {ReportError} UNAUTHENTICATED if the token is not valid, AUTHENTICATION_UNAVAILABLE if nobody can say. */
  async callerOf(token: string): Promise<Caller> {
    const id = idOf(token);
    if (id === null) throw new TokenRefused('a script token of another form');
    const row = await this.#find(id);
    const now = this.#now();
    if (!row || !isTokenOf(token, row.hash)) throw new TokenRefused('an unknown script token', id);
    if (row.revokedAt !== null) throw new TokenRefused('a script token that was revoked', id);
    if (Date.parse(row.expiresAt) <= now.getTime()) throw new TokenRefused('a script token that has expired', id);
    this.#noteUse(row, now);
    return { subject: `script:${row.name}`, tokenId: id, scopes: toScopes(row.scope) };
  }

  async #find(id: string): Promise<ScriptTokenEntity | null> {
    try {
      return await withinTime(
        TIMEOUT_MS,
        undefined,
        this.#open().then((store) => store.find(id)),
      );
    } catch (cause) {
      throw new AuthenticationUnavailable(cause);
    }
  }

  #open(): Promise<ScriptTokenStore> {
    this.#store ??= this.#load().catch((error) => {
      // Tried again with the next token.
      this.#store = null;
      throw error;
    });
    return this.#store;
  }

  /** Loaded only here: a gateway in front of other processes needs neither TypeORM nor a database driver before. */
  async #load(): Promise<ScriptTokenStore> {
    const { ScriptTokenStore } = await import('./script-token-store.js');
    return ScriptTokenStore.open(this.#options);
  }

  /** Nobody waits for it, and nobody is refused because of it. */
  #noteUse({ id, lastUsedAt }: ScriptTokenEntity, now: Date): void {
    const noted = this.#noted.get(id) ?? Date.parse(lastUsedAt ?? '');
    if (now.getTime() - noted < USE_INTERVAL_MS) return;
    this.#noted.set(id, now.getTime());
    const noting = this.#open().then((store) => store.used(id, now.toISOString()));
    noting.catch((err) => this.#log.warn({ err, tokenId: id }, 'the use of a script token was not noted'));
  }

  async close(): Promise<void> {
    const store = await this.#store?.catch(() => null);
    await store?.close();
  }
}
