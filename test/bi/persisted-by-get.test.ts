import { createHash } from 'node:crypto';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { getOperationName } from '@apollo/client/utilities/internal';
import type { DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import manifest from '../../operations/persisted.json' with { type: 'json' };
import { juneIssue } from '../support/june-issue.js';
import { startServers, type TestServers } from '../support/servers.js';

interface Exchange {
  method: string;
  url: string;
  status: number;
  headers: Headers;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** What `generatePersistedQueryIdsFromManifest` of Apollo's package does. */
const idOf = (document: DocumentNode) =>
  manifest.operations.find(({ name }) => name === getOperationName(document))?.id ?? '';

let servers: TestServers;

beforeAll(async () => {
  servers = await startServers('embedded');
  const client = new RemoteClient(servers.graphql, await servers.tokenFor());
  await importIssue(client, juneIssue(), Buffer.from('june'), { publish: true, reason: null, overrideReason: null });
});

afterAll(() => servers.stop());

/** Apollo's client, and what it sent and got. */
function clientOf(uri: string, hashes: Omit<PersistedQueryLink.Options, 'useGETForHashedQueries'>) {
  const exchanges: Exchange[] = [];
  const watched: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const { status, headers } = response;
    exchanges.push({ method: init?.method ?? 'GET', url: String(input), status, headers });
    return response;
  };
  const link = new PersistedQueryLink({ ...hashes, useGETForHashedQueries: true } as PersistedQueryLink.Options);
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: link.concat(new HttpLink({ uri, fetch: watched })),
  });
  const ask = (text: string, variables: Record<string, string> = {}) =>
    client.query({ query: gql(text), variables, fetchPolicy: 'no-cache', errorPolicy: 'all' });
  return { ask, exchanges };
}

describe("Apollo's client", () => {
  it('gets a listed operation by GET and its hash alone, where no other is let in, and it may be kept on the way', async () => {
    const door = { ...servers.config.door, operations: 'persisted-only', automaticPersistedQueries: false } as const;
    const gateway = await servers.startGateway({ door });
    const { ask, exchanges } = clientOf(gateway.graphql, { generateHash: idOf });
    const { data, error } = await ask(FullReportDocument.toString(), { month: '2024-06' });
    const [{ method, url, headers } = {} as Exchange] = exchanges;
    const again = await fetch(url, {
      headers: { 'content-type': 'application/json', 'if-none-match': String(headers.get('etag')) },
    });
    await gateway.stop();

    expect(error).toBeUndefined();
    expect(data).toMatchObject({ report: { month: '2024-06' } });
    expect([exchanges.length, method, headers.get('cache-control')]).toEqual([1, 'GET', 'public, no-cache']);
    expect(url).not.toContain('query=');
    expect(again.status).toBe(304);
  });

  it('registers a query of its own once, and nobody keeps the answer that it is not known', async () => {
    const text = 'query Own { latestReport { month } }';
    const { ask, exchanges } = clientOf(servers.graphql, { sha256 });
    const answers = [await ask(text), await ask(text)];

    for (const { data, error } of answers) {
      expect(error).toBeUndefined();
      expect(data).toMatchObject({ latestReport: { month: '2024-06' } });
    }
    expect(exchanges.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual([
      [200, 'no-store'],
      [200, 'no-store'],
      [200, 'public, no-cache'],
    ]);
    expect(exchanges.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });

  it('is told that a query is not listed, and does not send it whole', async () => {
    const door = { ...servers.config.door, operations: 'persisted-only', automaticPersistedQueries: false } as const;
    const gateway = await servers.startGateway({ door });
    const { ask, exchanges } = clientOf(gateway.graphql, { sha256 });
    const { data, error } = await ask('query Own { latestReport { month } }');
    await gateway.stop();

    expect(data).toBeUndefined();
    expect(error?.message).toContain('Expected an operation of the published list');
    expect(exchanges.map(({ status }) => status)).toEqual([400]);
  });
});
