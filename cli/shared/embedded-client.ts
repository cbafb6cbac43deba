import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { openSystem, type System } from '../../gateway/system.js';
import type { TypedDocumentString } from '../../operations/generated/graphql.js';
import { SCOPES } from '../../subgraphs/shared/auth/caller.js';
import { makeLocalToken, readLocalKeys } from '../../subgraphs/shared/auth/local-keys.js';
import type { Config } from '../../subgraphs/shared/config/config.js';
import { invariant } from '../../subgraphs/shared/errors.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import { type Client, dataOf } from './client.js';

/** A token for whoever sits at this machine: they own the data folder, and the keys in it. */
export async function tokenOfThisUser(dataDir: string): Promise<string> {
  const subject = `local:${userInfo().username}`;
  return makeLocalToken(await readLocalKeys(dataDir), { subject, scopes: SCOPES, expiresIn: '1h' });
}

/** The system in this process, on the data folder of this machine. */
export class EmbeddedClient implements Client {
  readonly target: string;
  readonly #system: System;
  readonly #token: string;

  static async open(config: Config): Promise<EmbeddedClient> {
    const system = await openSystem(config, createLog('report', config.logLevel));
    return new EmbeddedClient(system, config.dataDir, await tokenOfThisUser(config.dataDir));
  }

  constructor(system: System, dataDir: string, token: string) {
    this.#system = system;
    this.target = dataDir;
    this.#token = token;
  }

  async execute<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    const { gateway, authenticator } = this.#system;
    const requestId = randomUUID();
    const identity = await authenticator.identify(`Bearer ${this.#token}`, requestId);
    const { body } = await gateway.executeOperation(
      { query: document.toString(), variables: variables as Record<string, unknown> },
      { contextValue: { requestId, ...identity } },
    );
    invariant(body.kind === 'single', 'the gateway answers in one piece');
    return dataOf(body.singleResult);
  }

  close(): Promise<void> {
    return this.#system.close();
  }
}
