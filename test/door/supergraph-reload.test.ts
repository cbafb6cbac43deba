import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { freePort } from '../support/processes.js';
import { post, startServers, type TestServers } from '../support/servers.js';
import { until } from '../support/until.js';

let servers: TestServers;
let gateway: Awaited<ReturnType<TestServers['startGateway']>>;
let folder: string;
let file: string;
let sdl: string;

beforeAll(async () => {
  servers = await startServers('split');
  folder = await mkdtemp(join(tmpdir(), 'supergraph-'));
  file = join(folder, 'supergraph.graphql');
  sdl = await readFile(packageFile('gateway/supergraph.graphql'), 'utf8');
  await writeFile(file, sdl);
  gateway = await servers.startGateway({ supergraphFile: file });
});

afterAll(async () => {
  await gateway.stop();
  await servers.stop();
  await rm(folder, { recursive: true });
});

const ask = (query: string) => post(gateway.graphql, { query });
const OLD = '{ prefectures { id } }';

/** Asks until there is an answer of another kind; every one until then must be one of those allowed. */
async function untilAnswered(query: string, isThere: boolean): Promise<number[]> {
  const statuses = [];
  for (let tries = 0; tries < 400; tries++) {
    const { status } = await ask(query);
    statuses.push(status);
    if ((status === 200) === isThere) return statuses;
    await sleep(20);
  }
  throw new Error('nothing changed');
}

it('takes a changed supergraph over while it answers #49', async () => {
  await writeFile(file, sdl.replaceAll('  ministries: [Ministry!]', '  ministries: [Ministry]'));
  const during = await Promise.all(Array.from({ length: 200 }, (_, n) => sleep(n * 15).then(() => ask(OLD))));

  expect(new Set(during.map(({ status }) => status))).toEqual(new Set([200]));
  expect(during.every(({ json }) => json.errors === undefined)).toBe(true);
});

it('keeps the old one when the new one is bad, and takes the next good one #49', async () => {
  for (const bad of ['type Query { a: Int }', sdl.slice(0, 5_000)]) {
    await writeFile(file, bad);
    await sleep(2_200);
    expect((await ask(OLD)).json.data.prefectures).toHaveLength(10);
  }
  await writeFile(file, sdl.replace(/\n {2}"""[^"]*"""\n {2}prefectures: [^\n]*/, ''));

  expect((await untilAnswered(OLD, false)).at(-1)).toBe(400);
  expect((await ask('{ departments { id } }')).json.errors).toBeUndefined();
  await writeFile(file, sdl);
  await untilAnswered(OLD, true);
}, 60_000);

it('starts while a subgraph is dead, answers what the others own, and all of it once the dead one is there (#49)', async () => {
  const port = await freePort();
  const dead = `http://127.0.0.1:${port}/graphql`;
  const cold = await servers.startGateway({ subgraphUrls: { ...servers.subgraphUrls, prefectures: dead } });
  const both = { query: '{ departments { id } prefectures { id } }' };
  const { json } = await post(cold.graphql, both);

  expect(json.data.departments.length).toBeGreaterThan(0);
  expect(json.data.prefectures).toBeNull();
  expect(json.errors).toMatchObject([{ path: ['prefectures'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);

  const { hostname, port: alive } = new URL(servers.subgraphUrls.prefectures);
  const born = createServer((client) => {
    const server = connect(Number(alive), hostname);
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on('error', () => client.destroy());
  }).listen(port, '127.0.0.1');
  await until(async () => (await post(cold.graphql, both)).json.errors === undefined);
  await cold.stop();
  await new Promise((resolve) => born.close(resolve));
});
