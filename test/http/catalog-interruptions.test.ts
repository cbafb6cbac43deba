import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOf } from '../../catalog/bucket-digest.js';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { ExportCatalogDocument, RetireResourceDocument } from '../../operations/generated/graphql.js';
import { catalogCommand, entries, entry, full, jsonl, newSource } from '../support/catalog-command.js';
import { tempPath } from '../support/catalog-files.js';
import { type Passing, startProxy, type Treatment } from '../support/proxy.js';
import { startServers, type TestServers } from '../support/servers.js';

/* What comes between a run of the command line and its end: another run, the network, people, signals. */

let servers: TestServers;
let token: string;
let run: ReturnType<typeof catalogCommand>['run'];
let stored: ReturnType<typeof catalogCommand>['stored'];

beforeAll(async () => {
  servers = await startServers('embedded');
  token = await servers.tokenFor();
  ({ run, stored } = catalogCommand(servers, token));
});

afterAll(() => servers.stop());

describe('two runs at once', () => {
  it('of one source: the second ends with 5 and changes nothing; of two sources both succeed', async () => {
    const source = newSource();
    const held = hold();
    const proxy = await startProxy(servers.graphql, (passing) => held.at(passing, 1));
    const first = run(full(jsonl(entries(1, 30)), source, '--batch-size', '10'), { endpoint: proxy.url });
    await held.reached;
    const second = await run(full(jsonl(entries(31, 60)), source));
    const other = await run(full(jsonl(entries(1, 30)), newSource()));
    held.release();

    expect(second).toMatchObject({ exitCode: 5, report: { status: 'FAILED' } });
    expect(second.report?.message).toContain('SYNC_LEASED');
    expect(other.exitCode).toBe(0);
    expect((await first).exitCode).toBe(0);
    expect(await stored(source)).toEqual(entries(1, 30));
    await proxy.stop();
  });
});

/** Holds the push of a number until it is released. */
function hold() {
  let reach = () => {};
  let release = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const at = async ({ operation, index }: Passing, push: number): Promise<Treatment> => {
    if (operation === 'pushCatalogItems' && index === push) {
      reach();
      await released;
    }
    return 'pass';
  };
  return { at, reached, release: () => release() };
}

describe('what fails for the time being', () => {
  it('is tried again: no answer, lost answers, 503 with Retry-After, 429', async () => {
    const source = newSource();
    const treatments: Treatment[] = [
      'lose',
      'lose answer',
      { status: 503, retryAfter: '1' },
      { status: 429 },
      'pass',
      'lose answer',
    ];
    const proxy = await startProxy(servers.graphql, ({ operation, index }) =>
      operation === 'pushCatalogItems' ? (treatments[index] ?? 'pass') : 'pass',
    );
    const began = Date.now();
    const { exitCode, report } = await run(full(jsonl(entries(1, 30)), source, '--batch-size', '10'), {
      endpoint: proxy.url,
    });

    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ retries: 5, counts: { read: 30, created: 30 } });
    expect(Date.now() - began).toBeGreaterThan(1_000);
    expect(await stored(source)).toEqual(entries(1, 30));
    await proxy.stop();
  });

  it('is not tried again where the server refuses', async () => {
    const proxy = await startProxy(servers.graphql, () => 'pass');
    await run(full(jsonl(entries(1, 3)), 'Ü'), { endpoint: proxy.url });

    expect(proxy.countOf('startCatalogSync')).toBe(1);
    await proxy.stop();
  });
});

describe('entries that people retire during a sync', () => {
  it('are noticed in whole buckets and one by one, and are back at its end', async () => {
    const source = newSource();
    const before = entries(1, 200);
    await run(full(jsonl(before), source));
    const changed = before[0] as CatalogItem;
    const bucketed = (isTogether: boolean) =>
      before.find(
        (each, n) => n > 0 && (bucketOf(each.externalId)[0] === bucketOf(changed.externalId)[0]) === isTogether,
      );
    const [together, apart] = [bucketed(true), bucketed(false)];
    const client = new RemoteClient(servers.graphql, token);
    const retire = async (entry: CatalogItem | undefined) => {
      const found = await nodesOf(client, source);
      const { id = '', version = 0 } = found.find(({ code }) => code === entry?.code) ?? {};
      await client.execute(RetireResourceDocument, { input: { id, expectedVersion: version, reason: '误删' } });
    };
    const proxy = await startProxy(servers.graphql, async ({ operation, index }): Promise<Treatment> => {
      if (operation === 'pushCatalogItems' && index < 2) await retire(index === 0 ? apart : together);
      return 'pass';
    });
    const after = before.map((each) => (each === changed ? { ...each, title: '改名' } : each));
    const { exitCode, report } = await run(full(jsonl(after), source), { endpoint: proxy.url });

    expect(exitCode).toBe(0);
    expect(report?.counts).toMatchObject({ read: 200, updated: 1, restored: 2, unchanged: 197, deleted: 0 });
    expect(await stored(source)).toEqual(after);
    await proxy.stop();
  });
});

async function nodesOf(client: RemoteClient, source: string) {
  const first = await client.execute(ExportCatalogDocument, { filter: { source }, first: 100 });
  const after = first.nationalResources?.pageInfo.endCursor ?? null;
  const second = await client.execute(ExportCatalogDocument, { filter: { source }, first: 100, after });
  return [first, second].flatMap(({ nationalResources }) => nationalResources?.edges.map(({ node }) => node) ?? []);
}

describe('interrupted by SIGINT', () => {
  it('finishes the push in flight, ends with 130, and is resumed', async () => {
    const source = newSource();
    const stateDir = tempPath('state');
    let interrupt = () => {};
    const proxy = await startProxy(servers.graphql, ({ operation, index }) => {
      if (operation === 'pushCatalogItems' && index === 1) interrupt();
      return 'pass';
    });
    const args = full(jsonl(entries(1, 50)), source, '--batch-size', '10');
    const stopped = await run(args, {
      endpoint: proxy.url,
      stateDir,
      onStart: (kill) => {
        interrupt = () => kill('SIGINT');
      },
    });

    expect(stopped).toMatchObject({ exitCode: 130, report: { status: 'INTERRUPTED' } });
    // The signal may arrive after the answer did: then one push more was in flight.
    const created = stopped.report?.counts.created ?? 0;
    expect([20, 30, 40]).toContain(created);
    expect(stopped.report?.message).toContain(`resume ${stopped.report?.runId}`);
    const resumed = await run(['resume'], { stateDir });
    expect(resumed).toMatchObject({
      exitCode: 0,
      report: {
        command: 'resume',
        runId: stopped.report?.runId,
        resumeFrom: created / 10,
        counts: { read: 50, created: 50 },
      },
    });
    expect(await stored(source)).toEqual(entries(1, 50));
    await proxy.stop();
  });
});

describe('killed', () => {
  /* 10 as they were, 10 changed, 20 new, 2 bad, 3 gone: 32 items in pushes of 6, after one of buckets. */
  const BEFORE = entries(1, 23);
  const AFTER = [
    ...entries(1, 10),
    ...entries(11, 20).map((each) => ({ ...each, title: `${each.title} 改` })),
    ...entries(24, 43),
  ];
  const BAD = [
    { ...entry(44), title: '' },
    { ...entry(45), sharingType: '?' },
  ];
  const COUNTS = {
    read: 42,
    created: 20,
    updated: 10,
    unchanged: 10,
    restored: 0,
    deleted: 3,
    rejected: 2,
    conflict: 0,
  };
  const file = jsonl([...AFTER.slice(0, 25), ...BAD, ...AFTER.slice(25)]);
  const apply = (source: string) => full(file, source, '--batch-size', '6', '--max-delete', '50%', '--retries', '0');

  async function killAt(isIt: (passing: Passing) => boolean, treatment: Treatment) {
    const source = newSource();
    const stateDir = tempPath('state');
    expect((await run(full(jsonl(BEFORE), source))).exitCode).toBe(0);
    let kill = () => {};
    const proxy = await startProxy(servers.graphql, (passing) => {
      if (!isIt(passing)) return 'pass';
      kill();
      return treatment;
    });
    const onStart = (killWith: (signal: NodeJS.Signals) => void) => {
      kill = () => killWith('SIGKILL');
    };
    const killed = await run(apply(source), { endpoint: proxy.url, stateDir, onStart });
    await proxy.stop();
    expect(killed.signal).toBe('SIGKILL');
    const resumed = await run(['resume'], { stateDir });
    return { source, resumed };
  }

  const PUSHES = 7;
  const pushes = Array.from({ length: PUSHES }, (_, index) => index);

  it('sends as many pushes as these tests kill at', async () => {
    const source = newSource();
    await run(full(jsonl(BEFORE), source));
    const proxy = await startProxy(servers.graphql, () => 'pass');
    const { exitCode, report } = await run(apply(source), { endpoint: proxy.url });

    expect({ exitCode, pushes: proxy.countOf('pushCatalogItems') }).toEqual({ exitCode: 3, pushes: PUSHES });
    expect(report?.counts).toEqual(COUNTS);
    await proxy.stop();
  });

  it.each([
    ...pushes.map((index) => [`before push ${index + 1} is taken`, 'pushCatalogItems', index, 'lose'] as const),
    ...pushes.map(
      (index) => [`before push ${index + 1} is answered`, 'pushCatalogItems', index, 'lose answer'] as const,
    ),
    ['before the start is answered', 'startCatalogSync', 0, 'lose answer'] as const,
    ['while comparing', 'catalogHashes', 0, 'lose'] as const,
    ['before the end is taken', 'finishCatalogSync', 0, 'lose'] as const,
    ['before the end is answered', 'finishCatalogSync', 0, 'lose answer'] as const,
  ])('%s, it is resumed to the same end', async (_when, operation, index, treatment) => {
    const { source, resumed } = await killAt(
      (passing) => passing.operation === operation && passing.index === index,
      treatment,
    );

    expect(resumed.exitCode, resumed.stderr).toBe(3);
    expect(resumed.report?.counts).toEqual(COUNTS);
    expect(resumed.report?.deleted.map(({ externalId }) => externalId)).toHaveLength(3);
    expect(await stored(source)).toEqual(AFTER);
  });
});
