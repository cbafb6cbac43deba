import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PROBE_TIMEOUT_MS = 2_000;

const noteOf = (dataDir: string) => join(dataDir, 'server.json');

/** Leaves word in the data folder that a server runs on it. */
export async function announceServer(dataDir: string, url: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(noteOf(dataDir), JSON.stringify({ graphql: new URL('/graphql', url).href }));
}

export async function withdrawServer(dataDir: string): Promise<void> {
  await rm(noteOf(dataDir), { force: true });
}

/** The GraphQL endpoint of the server that runs on the data folder; null if none does. A note a killed server left is ignored. */
export async function findRunningServer(dataDir: string): Promise<string | null> {
  try {
    const { graphql } = JSON.parse(await readFile(noteOf(dataDir), 'utf8')) as { graphql: string };
    const response = await fetch(new URL('/livez', graphql), { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return response.ok ? graphql : null;
  } catch {
    return null;
  }
}
