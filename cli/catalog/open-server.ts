import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';
import { type ConnectionOptions, openClient } from '../shared/open-client.js';
import { PatientClient } from '../shared/patient-client.js';
import type { Console } from './console.js';

export interface ServerFlags {
  endpoint?: string;
  tokenFile?: string;
  timeout: number;
  retries: number;
  /** Milliseconds between two requests; 0 for no limit. */
  rate: number;
}

/** The way to the server: CATALOG_ENDPOINT and CATALOG_TOKEN, or those of the reports where these are not set. */
export async function openServer(flags: ServerFlags, env: Environment, console: Console): Promise<PatientClient> {
  const { endpoint, tokenFile, timeout, retries, rate } = flags;
  const options: ConnectionOptions = { timeoutMs: timeout };
  if (endpoint !== undefined) options.endpoint = endpoint;
  if (tokenFile !== undefined) options.tokenFile = tokenFile;
  const client = await openClient(options, {
    ...env,
    REPORT_ENDPOINT: env.CATALOG_ENDPOINT || env.REPORT_ENDPOINT,
    REPORT_TOKEN: env.CATALOG_TOKEN || env.REPORT_TOKEN,
  });
  return new PatientClient(client, {
    retries,
    intervalMs: rate,
    onRetry: ({ message }, waitMs) => console.warn(`${message} 重试 (trying again in ${Math.round(waitMs)} ms)`),
  });
}
