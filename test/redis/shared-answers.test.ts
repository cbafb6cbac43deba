import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { build } from '../support/command-line.js';
import { juneIssue } from '../support/june-issue.js';
import { freePort, run } from '../support/processes.js';
import { startRedisForwarder } from '../support/redis-forwarder.js';
import { post, startServers, type TestServers } from '../support/servers.js';
import { until } from '../support/until.js';

const CORRECTIONS = 5;
const READERS = 3;
const A_SECOND_MS = 1_000;
const QUERY = FullReportDocument.toString();
const server = new URL(process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379');
// Of the two rings each has a database of its own.
server.pathname = inject('database') === 'postgres' ? '/1' : '/0';
const REDIS_URL = server.href;

type Gateway = Awaited<ReturnType<TestServers['startGateway']>>;

let servers: TestServers;
let redis: Redis;

/** @param graphql  The gateway that hears of it first. */
const publish = async (title: string, graphql = servers.graphql) => {
  const issue = juneIssue();
  issue.overview.title = title;
  const client = new RemoteClient(graphql, await servers.tokenFor());
  const options = { publish: true, reason: title, overrideReason: null };
  return (await importIssue(client, issue, Buffer.from(title), options)).revision;
};
const ask = (url: string, headers: Record<string, string> = {}) =>
  post(url, { query: QUERY, variables: { month: '2024-06' } }, headers);
const names = () => redis.keys('report-answer:*');

beforeAll(async () => {
  redis = new Redis(REDIS_URL, { lazyConnect: true, retryStrategy: () => null });
  await redis.connect();
  servers = await startServers('split');
  await publish('第一版');
});

afterAll(async () => {
  await servers?.stop();
  redis.disconnect();
});

/** Gateways that share what they keep; whether each has its connection is seen by what it shares. */
async function twoGateways(redisUrl = REDIS_URL): Promise<[Gateway, Gateway]> {
  return [await servers.startGateway({ redisUrl }), await servers.startGateway({ redisUrl })];
}

/** Asks one gateway until it has shared the answer. */
async function share(gateway: Gateway, title: string): Promise<void> {
  await publish(title, gateway.graphql);
  const before = new Set(await names());
  await until(async () => {
    await ask(gateway.graphql);
    return (await names()).some((name) => !before.has(name));
  });
}

describe('replicas before one Redis', () => {
  it('give out what another has computed, to the byte', async () => {
    const [one, other] = await twoGateways();
    await share(other, '先连上');
    await share(one, '分享');
    await sleep(A_SECOND_MS);
    const plans = servers.plans();
    const there = await ask(other.graphql);

    expect(there.json.data.report.title).toBe('分享');
    expect(servers.plans()).toBe(plans);
    expect(there.text).toBe((await ask(servers.graphql)).text);
    await one.stop();
    await other.stop();
  });

  it('take nothing from it that somebody else has put there', async () => {
    const [one, other] = await twoGateways();
    await share(other, '先连上二');
    await publish('将被篡改', other.graphql);
    const before = new Set(await names());
    await until(async () => {
      await ask(one.graphql);
      return (await names()).some((name) => !before.has(name));
    });
    for (const name of (await names()).filter((each) => !before.has(each))) {
      const forged = Buffer.concat([Buffer.alloc(32, 1), Buffer.from('{"data":{"report":{"title":"伪造"}}}\n')]);
      await redis.set(name, forged);
    }

    expect((await ask(other.graphql)).json.data.report.title).toBe('将被篡改');
    await one.stop();
    await other.stop();
  });

  it('share nothing that was answered to a caller', async () => {
    const [one, other] = await twoGateways();
    await share(one, '先连上三');
    const before = await names();
    const authorization = `Bearer ${await servers.tokenFor()}`;
    for (let count = 0; count < 3; count++) await ask(one.graphql, { authorization });
    await share(one, '其后分享');

    // One more: the answer to anyone that was shared after them.
    expect((await names()).length).toBe(before.length + 1);
    await one.stop();
    await other.stop();
  });

  it.each(['cut', 'silent'] as const)(
    'answer as without it while it is %s, and share again when it is back',
    async (fault) => {
      const forwarder = await startRedisForwarder(new URL(REDIS_URL));
      const gateway = await servers.startGateway({ redisUrl: forwarder.url });
      await share(gateway, `${fault}之前`);
      forwarder.be(fault);
      for (let count = 1; count <= 5; count++) {
        await publish(`${fault} ${count}`, gateway.graphql);
        const { status, json } = await ask(gateway.graphql);
        expect([status, json.errors, json.data.report.title]).toEqual([200, undefined, `${fault} ${count}`]);
      }
      forwarder.be('pass');
      await share(gateway, `${fault}之后`);
      await gateway.stop();
      await forwarder.stop();
    },
  );

  it('start without it', async () => {
    const gateway = await servers.startGateway({ redisUrl: 'redis://127.0.0.1:1' });
    const { json } = await ask(gateway.graphql);

    expect(json.errors).toBeUndefined();
    await gateway.stop();
  });

  it('as processes of their own, never give out what another has replaced more than a second ago', async () => {
    await build();
    const replicas = await Promise.all([startReplica(), startReplica()]);
    const published: { at: number; revision: number }[] = [];
    const readings: { begunAt: number; revision: number }[] = [];
    let isOver = false;
    const read = async (url: string) => {
      while (!isOver) {
        const begunAt = performance.now();
        const { json } = await ask(url);
        readings.push({ begunAt, revision: json.data.report.revision });
      }
    };
    const readers = replicas.flatMap(({ url }) => Array.from({ length: READERS }, () => read(url)));
    for (let count = 1; count <= CORRECTIONS; count++) {
      const revision = await publish(`进程 ${count}`);
      published.push({ at: performance.now(), revision });
      const isSeen = () => readings.filter((reading) => reading.revision === revision).length > READERS;
      await until(isSeen);
    }
    isOver = true;
    await Promise.all(readers);
    for (const { stop } of replicas) await stop();

    const tooOld = readings.filter(({ begunAt, revision }) =>
      published.some((each) => begunAt > each.at + A_SECOND_MS && revision < each.revision),
    );
    expect(tooOld).toEqual([]);
  });
});

/** A gateway as it is run: a process, before the subgraphs of the test. */
async function startReplica() {
  const port = String(await freePort());
  const urls = SUBGRAPH_NAMES.map((name) => [`${name.toUpperCase()}_URL`, servers.subgraphUrls[name]]);
  const child = run('gateway/server.js', [], {
    ...Object.fromEntries(urls),
    ...{ APP_MODE: 'split', PORT: port, DATA_DIR: servers.config.dataDir, REDIS_URL, LOG_LEVEL: 'error' },
  });
  const url = `http://127.0.0.1:${port}`;
  await until(() =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return {
    url: `${url}/graphql`,
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}
