import type { Actor } from '../../subgraphs/shared/audit/actor.js';
import { recordAudit } from '../../subgraphs/shared/audit/audit-trail.js';
import type { Scope } from '../../subgraphs/shared/auth/caller.js';
import type { Database, DatabaseOptions } from '../../subgraphs/shared/database/database.js';
import { openDatabase } from '../../subgraphs/shared/database/open-database.js';
import { gatewayDatabase } from './gateway-database.js';
import { ScriptTokenEntity } from './script-token.entity.js';
import { makeScriptToken } from './script-token.js';

/** The longest a script token may live. Whoever needs it longer makes another, and has looked at it once. */
export const MAX_LIFETIME_DAYS = 366;

export interface NewToken {
  /** Who uses it, in words; in the audit trails it is the subject `script:name`. */
  name: string;
  scopes: readonly Scope[];
  expiresAt: Date;
}

/** All script tokens there ever were. */
export class ScriptTokenStore {
  readonly #database: Database;

  static async open(options: DatabaseOptions): Promise<ScriptTokenStore> {
    return new ScriptTokenStore(await openDatabase(gatewayDatabase, options));
  }

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * A new token, returned in clear this once.
   *
   * @throws {RangeError} If it would live for less than nothing, or longer than it may.
   */
  async create({ name, scopes, expiresAt }: NewToken, actor: Actor): Promise<{ id: string; token: string }> {
    const lifetimeDays = (expiresAt.getTime() - Date.parse(actor.at)) / 86_400_000;
    if (!(lifetimeDays > 0 && lifetimeDays <= MAX_LIFETIME_DAYS)) {
      throw new RangeError(`Expected a token to live for at most ${MAX_LIFETIME_DAYS} days, found another time.`);
    }
    const { id, token, hash } = makeScriptToken();
    const row = { id, hash, name, scope: scopes.join(' '), expiresAt: expiresAt.toISOString() };
    await this.#database.write(async (manager) => {
      const made = { createdBy: actor.subject, createdAt: actor.at, lastUsedAt: null, revokedAt: null };
      await manager.insert(ScriptTokenEntity, { ...row, ...made });
      const after = `${row.scope} until ${row.expiresAt}`;
      await recordAudit(manager, actor, { action: 'createScriptToken', object: id, after, reason: name });
    });
    return { id, token };
  }

  find(id: string): Promise<ScriptTokenEntity | null> {
    return this.#database.reader.findOneBy(ScriptTokenEntity, { id });
  }

  list(): Promise<ScriptTokenEntity[]> {
    return this.#database.reader.find(ScriptTokenEntity, { order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** From now on nobody is let in by it. Null if there is no such token; one revoked before stays as it was. */
  revoke(id: string, reason: string | null, actor: Actor): Promise<ScriptTokenEntity | null> {
    return this.#database.write(async (manager) => {
      const { affected } = await manager
        .createQueryBuilder()
        .update(ScriptTokenEntity)
        .set({ revokedAt: actor.at })
        .where('id = :id AND revoked_at IS NULL', { id })
        .execute();
      if (affected) {
        const change = { action: 'revokeScriptToken', object: id, before: 'active', after: 'revoked', reason };
        await recordAudit(manager, actor, change);
      }
      return manager.findOneBy(ScriptTokenEntity, { id });
    });
  }

  async used(id: string, at: string): Promise<void> {
    await this.#database.write((manager) => manager.update(ScriptTokenEntity, { id }, { lastUsedAt: at }));
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}
