import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenOfThisUser } from '../../cli/shared/embedded-client.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { FullReportDocument, PushItemsDocument } from '../../operations/generated/graphql.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import expected from '../contract/full-report.2024-06.json' with { type: 'json' };
import { type Catalog, catalogOver, items } from '../support/catalog.js';
import { environmentOf, splitPorts, startProcess } from '../support/processes.js';
import { post } from '../support/servers.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const JUNE = { query: FullReportDocument.toString(), variables: { month: '2024-06' } };

let testDatabase: TestDatabase;
let folder: string;
let server: Awaited<ReturnType<typeof startProcess>>;
let token: string;
let catalog: Catalog;

const makeTrouble = (kind: 'hold' | 'before' | 'after') => writeFile(join(folder, kind), '');
const endTrouble = (kind: 'hold') => rm(join(folder, kind));
const isMade = (kind: 'held' | 'before' | 'after') => existsSync(join(folder, kind));

async function prepare() {
  testDatabase = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'trouble-'));
}

async function start(shape: 'embedded' | 'split') {
  server = await startProcess(shape === 'split' ? 'cli/start-split.js' : 'cli/start.js', {
    ...environmentOf(testDatabase),
    APP_MODE: shape,
    LOG_LEVEL: 'error',
    TROUBLE_DIR: folder,
    NODE_OPTIONS: `--import=${packageFile('test/support/troubled-thread.mjs')}`,
    ...(shape === 'split' ? await splitPorts() : { PORT: '0' }),
  });
  token = await tokenOfThisUser(testDatabase.options.dataDir);
  catalog = catalogOver(new RemoteClient(server.graphql, token));
}

async function remove() {
  await server.stop();
  await rm(folder, { recursive: true });
  await testDatabase.remove();
}

/** A run that has taken its first push, so that the thread is at work. */
async function startRun(source: string): Promise<string> {
  const { run } = await catalog.start({ source });
  const id = run?.id ?? '';
  await catalog.push(id, 1, { items: items(1, 100) });
  return id;
}

const SECOND = items(101, 200);

const pushSecond = (runId: string, signal: AbortSignal | null = null) =>
  fetch(server.graphql, {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: PushItemsDocument.toString(),
      variables: { input: { runId, sequence: 2, items: SECOND } },
    }),
  });

const countOf = async (source: string) => (await catalog.search({ filter: { source } })).totalCount;

describe.each(['embedded', 'split'] as const)('the thread of the catalog, %s', (shape) => {
  beforeAll(async () => {
    await prepare();
    await start(shape);
  });

  afterAll(remove);

  it('keeps no reader waiting, however long it is at a push', async () => {
    const runId = await startRun('held');
    await makeTrouble('hold');
    let isAnswered = false;
    const pushed = pushSecond(runId).then((response) => {
      isAnswered = true;
      return response.json();
    });
    await until(() => isMade('held'));

    for (let time = 0; time < 3; time++) expect((await post(server.graphql, JUNE)).json).toEqual(expected);
    expect(await countOf('held')).toBe(100);
    expect(isAnswered).toBe(false);

    await endTrouble('hold');
    expect(await pushed).toMatchObject({ data: { pushCatalogItems: { nextSequence: 3, userErrors: [] } } });
    expect(await countOf('held')).toBe(200);
  });

  it.each(['before', 'after'] as const)(
    'may break off %s a push is committed: repeated, it is taken once',
    async (kind) => {
      const runId = await startRun(kind);
      await makeTrouble(kind);
      const failed = await (await pushSecond(runId)).json();
      expect(failed).toMatchObject({
        errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'national' } }],
      });
      expect(isMade(kind)).toBe(false);
      expect((await post(server.graphql, JUNE)).json).toEqual(expected);

      const repeated = await catalog.push(runId, 2, { items: SECOND });
      expect(repeated.results.map(({ outcome }) => outcome)).toEqual(Array(100).fill('CREATED'));
      const { run } = await catalog.finish(runId, 200);
      expect(run).toMatchObject({ status: 'SUCCEEDED', counts: { read: 200, created: 200, unchanged: 0 } });
      expect(await countOf(kind)).toBe(200);
      expect(server.output()).toContain('thread broke off');
    },
  );

  it.runIf(shape === 'embedded' && process.platform === 'linux')('yields the processor to readers', async () => {
    await startRun('nice');
    const { pid } = server.child;
    const threads = await readdir(`/proc/${pid}/task`);
    const niceness = await Promise.all(
      threads.map(async (thread) => {
        const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8');
        return [Number(thread), Number(stat.split(') ')[1]?.split(' ')[16])];
      }),
    );
    expect(niceness.filter(([, nice]) => (nice ?? 0) > 0)).toHaveLength(1);
    expect(niceness).toContainEqual([pid, 0]);
  });
});

describe('SIGTERM during a push', () => {
  beforeAll(prepare);

  afterAll(remove);

  it('lets it end, though whoever sent it has gone', async () => {
    await start('embedded');
    const runId = await startRun('left');
    await makeTrouble('hold');
    const gone = new AbortController();
    const pushed = pushSecond(runId, gone.signal);
    pushed.catch(() => {});
    await until(() => isMade('held'));
    gone.abort();
    const stopped = server.stop();
    await until(() =>
      fetch(server.graphql).then(
        () => false,
        () => true,
      ),
    );
    await endTrouble('hold');
    expect(await stopped).toBe(0);

    await start('embedded');
    expect(await catalog.run(runId)).toMatchObject({ acceptedSequence: 2, counts: { created: 200 } });
  });
});
