import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import type { TestDatabase } from './test-database.js';

const READY = /就绪 \(ready\): (\S+)/;

/** What a process of ours needs to know of a test's databases. */
export const environmentOf = ({ options }: TestDatabase): Record<string, string> => ({
  DATA_DIR: options.dataDir,
  DATABASE_SCHEMA_PREFIX: options.schemaPrefix,
  ...(options.databaseUrl && { DATABASE_URL: options.databaseUrl }),
});

/** A process of ours that serves, from the built program, as `npm start` runs it. */
export async function startProcess(script: string, env: Record<string, string>) {
  const child = run(script, [], env);
  let output = '';
  const graphql = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk;
      const url = READY.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${output}`)));
  });
  return {
    graphql,
    child,
    /** All it has written so far. */
    output: () => output,
    /** Asks it to stop; its exit status. */
    stop: async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
      // Closed is later than ended: what it has written has been read.
      const closed = once(child, 'close');
      child.kill(signal);
      return (await closed)[0];
    },
  };
}

/** A command of ours that ends by itself. */
export async function runToEnd(script: string, args: readonly string[], env: Record<string, string>) {
  const child = run(script, args, env);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const [status] = await once(child, 'close');
  return { status: status as number | null, stdout, stderr };
}

export function run(script: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [packageFile(`dist/${script}`), ...args], {
    env: { PATH: process.env.PATH, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Ports nobody listens on, for the split shape. */
export async function splitPorts(): Promise<Record<string, string>> {
  const ports = await Promise.all([...SUBGRAPH_NAMES, 'gateway'].map(freePort));
  const urls = SUBGRAPH_NAMES.map((name, index) => [
    `${name.toUpperCase()}_URL`,
    `http://127.0.0.1:${ports[index]}/graphql`,
  ]);
  return { ...Object.fromEntries(urls), PORT: String(ports.at(-1)) };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
