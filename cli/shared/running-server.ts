import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PROBE_TIMEOUT_MS = 2_000;

const noteOf = (dataDir: string) => join(dataDir, 'server.json');
const graphqlOf = (url: string) => new URL('/graphql', url).href;

/** Leaves word in the data folder that a server runs on it. */
export async function announceServer(dataDir: string, url: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(noteOf(dataDir), JSON.stringify({ graphql: graphqlOf(url) }));
}

/** Takes the word back, unless it is another server's by now. */
export async function withdrawServer(dataDir: string, url: string): Promise<void> {
  if ((await readNote(dataDir)) === graphqlOf(url)) await rm(noteOf(dataDir), { force: true });
}

/** The GraphQL endpoint of the server that runs on the data folder; null if none does. A note a killed server left is ignored. */
export async function findRunningServer(dataDir: string): Promise<string | null> {
  const graphql = await readNote(dataDir);
  if (graphql === null) return null;
  try {
    const response = await fetch(new URL('/livez', graphql), { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return response.ok ? graphql : null;
  } catch {
    return null;
  }
}

async function readNote(dataDir: string): Promise<string | null> {
  try {
    return (JSON.parse(await readFile(noteOf(dataDir), 'utf8')) as { graphql: string }).graphql;
  } catch {
    return null;
  }
}
