import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { WithdrawReportDocument } from '../../operations/generated/graphql.js';
import { catalogOver, item, items } from '../support/catalog.js';
import { juneIssue } from '../support/june-issue.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const SECRET = 'a secret of more than thirty-two characters';

interface Received {
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** A receiver of webhooks that answers with a list of statuses, then with 204. */
class Receiver {
  readonly received: Received[] = [];
  readonly #statuses: number[];
  readonly #server: Server;

  constructor(statuses: number[]) {
    this.#statuses = statuses;
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        this.received.push({ headers: request.headers, body });
        response.writeHead(this.#statuses.shift() ?? 204, { location: '/elsewhere' }).end();
      });
    });
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook?token=secret`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

describe.each(['embedded', 'split'] as const)('events, %s', (shape) => {
  const receiver = new Receiver([500, 302]);
  let servers: TestServers;
  let client: RemoteClient;

  const publish = (reason: string | null) =>
    importIssue(client, juneIssue(), Buffer.from(`june ${reason}`), { publish: true, reason, overrideReason: null });

  beforeAll(async () => {
    const url = await receiver.listen();
    servers = await startServers(shape, {}, { urls: [url], secret: SECRET });
    client = new RemoteClient(servers.graphql, await servers.tokenFor());
  });

  afterAll(async () => {
    await servers.stop();
    receiver.close();
  });

  it('stream what is published, corrected and withdrawn, and go on where a listener was', async () => {
    const live = await listen(servers.url);
    await publish(null);
    const { revision } = await publish('勘误');
    await client.execute(WithdrawReportDocument, { input: { month: '2024-06', revision, reason: '测试' } } as never);
    const events = await live.take(3);
    const [first] = events;

    expect(events.map(({ event, data }) => [event, data.month, data.revision])).toEqual([
      ['report.published', '2024-06', 1],
      ['report.revised', '2024-06', 2],
      ['report.withdrawn', '2024-06', 2],
    ]);
    expect(events.map(({ event, data }) => data.type === event)).toEqual([true, true, true]);
    expect(JSON.stringify(events)).not.toContain('测试');

    const again = await listen(servers.url, String(first?.id));
    expect(await again.take(2)).toEqual(events.slice(1));
    const all = await listen(servers.url, '0');
    expect(await all.take(3)).toEqual(events);
    for (const listener of [live, again, all]) listener.stop();
  });

  it('are told to webhooks in order, signed, again and again until they are taken', async () => {
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(5);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body));

    // 500 and a redirect are no receipts.
    expect(bodies.map(({ type }) => type)).toEqual([
      ...['report.published', 'report.published', 'report.published'],
      ...['report.revised', 'report.withdrawn'],
    ]);
    for (const { headers, body } of receiver.received) {
      const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
      const expected = createHmac('sha256', SECRET).update(`${id}.${timestamp}.${body}`).digest('base64');
      expect(signature).toBe(`v1,${expected}`);
      expect(JSON.parse(body).id).toBe(id);
      expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(60);
    }
  });

  it('tell of each sync of the catalog that is done, and of no other', async () => {
    const catalog = catalogOver(client);
    const source = 'gjml';
    const live = await listen(servers.url);
    await catalog.sync(items(1, 3), { source, dryRun: true });
    await catalog.sync(items(1, 3), { source });
    const { run } = await catalog.start({ source });
    await catalog.push(run?.id ?? '', 1, { items: [item(4)] });
    await catalog.abort(run?.id ?? '');
    await catalog.sync([item(1), item(2, { title: '改名' })], { source });
    const events = await live.take(2);
    const [first] = events;

    expect(events.map(({ event, data }) => [event, data])).toMatchObject([
      ['catalog.synced', { type: 'catalog.synced', source, created: 3, updated: 0, restored: 0, retired: 0 }],
      ['catalog.synced', { type: 'catalog.synced', source, created: 0, updated: 1, restored: 0, retired: 2 }],
    ]);
    const again = await listen(servers.url, String(first?.id));
    expect(await again.take(1)).toEqual(events.slice(1));
    const all = await listen(servers.url, '0');
    expect((await all.take(5)).map(({ event }) => event).sort()).toEqual([
      ...['catalog.synced', 'catalog.synced', 'report.published', 'report.revised', 'report.withdrawn'],
    ]);
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(7);
    expect(receiver.received.slice(5).map(({ body }) => JSON.parse(body))).toMatchObject(
      events.map(({ data }) => ({ ...data, id: expect.stringMatching(/^catalog-event-\d+$/) })),
    );
    for (const listener of [live, again, all]) listener.stop();
  });

  it('are a query too, a page at a time', async () => {
    const query =
      'query ($after: Int!) { publicationEvents(after: $after, first: 1) { sequence kind } latestPublicationEvent { sequence } }';
    const { json } = await post(servers.graphql, { query, variables: { after: 0 } });
    const [event] = json.data.publicationEvents;
    const { json: next } = await post(servers.graphql, { query, variables: { after: event.sequence } });

    expect(event.kind).toBe('PUBLISHED');
    expect(next.data.publicationEvents).toMatchObject([{ kind: 'REVISED' }]);
    expect(next.data.latestPublicationEvent.sequence).toBeGreaterThan(next.data.publicationEvents[0].sequence);
  });

  it('are refused to listeners with a token or an id that is none', async () => {
    const forged = await fetch(`${servers.url}/events`, { headers: { authorization: 'Bearer x.y.z' } });

    expect(forged.status).toBe(401);
    for (const id of ['yesterday', '3', '1-2-3', '-1']) {
      const nonsense = await fetch(`${servers.url}/events`, { headers: { 'last-event-id': id } });
      expect([id, nonsense.status]).toEqual([id, id === '-1' ? 200 : 400]);
      await nonsense.body?.cancel();
    }
  });

  if (shape === 'split') {
    it('of the report go on while the catalog does not answer', async () => {
      await servers.stopSubgraph('national');
      const live = await listen(servers.url);
      await client.execute(WithdrawReportDocument, {
        input: { month: '2024-06', revision: 1, reason: '测试' },
      } as never);

      expect(await live.take(1)).toMatchObject([{ event: 'report.withdrawn', data: { revision: 1 } }]);
      live.stop();
    });
  }
});

interface StreamedEvent {
  id: string;
  event: string;
  data: { type: string; month: string; revision: number; at: string };
}

/** A listener on a connection of its own. */
async function listen(url: string, lastEventId?: string) {
  const request = get(`${url}/events`, {
    agent: false,
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  response.setEncoding('utf8');
  let text = '';
  response.on('data', (chunk) => {
    text += chunk;
  });
  const parts = () => text.split('\n\n').filter((part) => part.startsWith('id: '));
  return {
    stop: () => request.destroy(),
    take: async (count: number): Promise<StreamedEvent[]> => {
      await expect.poll(() => parts().length, { timeout: 10_000 }).toBe(count);
      return parts().map((part) => {
        const fields = Object.fromEntries(part.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
        return { ...fields, data: JSON.parse(fields.data) };
      });
    },
  };
}
