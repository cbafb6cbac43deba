import { readFile } from 'node:fs/promises';
import { readConfig } from '../../subgraphs/shared/config/config.js';
import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';
import type { Client } from './client.js';
import { CommandError, EXIT } from './exit-codes.js';
import { RemoteClient } from './remote-client.js';
import { findRunningServer } from './running-server.js';

/** Options every command that talks to the system has. */
export interface ConnectionOptions {
  endpoint?: string;
  tokenFile?: string;
  /** How long an answer may take. */
  timeoutMs?: number;
}

/**
 * The way to the system: the endpoint that is named; else the server that runs on this machine's data folder; else the folder
 * itself, opened in this process. On this machine no token is needed: its keys are in the folder.
 */
export async function openClient(
  { endpoint, tokenFile, timeoutMs }: ConnectionOptions,
  env: Environment,
): Promise<Client> {
  const named = endpoint ?? env.REPORT_ENDPOINT;
  if (named) return new RemoteClient(named, await readToken(tokenFile, env), timeoutMs);
  const config = readConfig({ ...env, APP_MODE: 'embedded' });
  // Loaded only here: a client of a server elsewhere needs neither gateway nor database drivers.
  const { EmbeddedClient, tokenOfThisUser } = await import('./embedded-client.js');
  const running = await findRunningServer(config.dataDir);
  if (running) return new RemoteClient(running, await tokenOfThisUser(config.dataDir), timeoutMs);
  return EmbeddedClient.open(config);
}

/** Tokens come from the environment or a file: what stands on a command line, everyone on the machine can read. */
async function readToken(tokenFile: string | undefined, env: Environment): Promise<string | null> {
  if (!tokenFile) return env.REPORT_TOKEN || null;
  try {
    return (await readFile(tokenFile, 'utf8')).trim();
  } catch (cause) {
    throw new CommandError(EXIT.usage, `Expected a token in the file ${tokenFile}, found a file that cannot be read.`, {
      cause,
    });
  }
}
