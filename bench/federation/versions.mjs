import { readFile } from 'node:fs/promises';

const PEERS = ['@graphql-hive/gateway', '@graphql-hive/router-runtime', 'autocannon'];
const PRODUCT = ['@apollo/gateway', '@apollo/server', 'better-sqlite3', 'graphql'];

/** What was measured, as the two package.json say: every version there is exact. */
export async function versions() {
  const ours = await dependenciesOf('../../package.json');
  const peers = await dependenciesOf('package.json');
  const pick = (names, from) => names.map((name) => [name, from[name]]);
  return Object.fromEntries([...pick(PRODUCT, ours), ...pick(PEERS, peers)]);
}

const dependenciesOf = async (file) => JSON.parse(await readFile(new URL(file, import.meta.url), 'utf8')).dependencies;
