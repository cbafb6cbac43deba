import { type AuditResult, auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import { serveSubgraph } from '../../subgraphs/shared/subgraph/run-subgraph.js';
import { Subgraph } from '../../subgraphs/shared/subgraph/subgraph.js';
import { seen } from '../support/seen.js';
import { post, startServers, type TestServers } from '../support/servers.js';

const LOG = createLog('test', 'silent');

describe.each(['embedded', 'split'] as const)('the gateway, %s', (shape) => {
  let servers: TestServers;

  beforeAll(async () => {
    servers = await startServers(shape);
  });

  afterAll(() => servers.stop());

  describe('GraphQL over HTTP #17', () => {
    async function audit(url: string, headers: Record<string, string> = {}) {
      const results = await auditServer({
        url,
        fetchFn: (input: string, init: RequestInit = {}) =>
          fetch(input, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } }),
      });
      const of = (status: AuditResult['status']) => results.filter((result) => result.status === status);
      return { ok: of('ok').length, notices: of('notice'), warnings: of('warn'), errors: of('error') };
    }
    const names = (results: AuditResult[]) => results.map(({ id, name }) => `${id} ${name}`);

    it('is what the gateway speaks, but for a GET without proof and 400 for what is wrong', async () => {
      const { ok, notices, warnings, errors } = await audit(servers.graphql);

      expect(names(errors)).toEqual([]);
      expect(ok).toBe(55);
      expect(notices.map(({ id }) => id)).toEqual(['5A70', 'D6D5', '6A70']);
      expect(warnings.map(({ id }) => id)).toEqual(['572B', 'FDE2', '7B9B']);
      seen({ audits: ok + notices.length + warnings.length, mustFailed: errors.length });
    });

    it.each(SUBGRAPHS.map((definition) => [definition.name, definition] as const))(
      'is what %s speaks to the gateway',
      async (_name, definition) => {
        const { config, secrets } = servers;
        const subgraph = await Subgraph.open(definition, {
          database: config,
          secrets,
          log: LOG,
          snapshotCacheMib: config.snapshotCacheMib,
          introspection: true,
        });
        const { url, stop } = await serveSubgraph(subgraph, config, LOG);
        const { ok, errors } = await audit(`${url}/graphql`, { 'x-federation-secret': secrets.federationSecret });
        await stop();

        expect(names(errors)).toEqual([]);
        expect(ok).toBeGreaterThan(50);
        seen({ audits: ok, mustFailed: errors.length });
      },
    );
  });

  /** Its twelve checks, and two it lacks: what it would call a finding must not be there. */
  describe('graphql-cop #16', () => {
    const JSON_TYPE = { 'content-type': 'application/json' };
    const ask = (query: unknown) => post(servers.graphql, { query });
    const repeat = (count: number, text: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => text(n)).join(' ');

    it('finds no alias overloading', async () => {
      expect((await ask(`query cop { ${repeat(101, (n) => `alias${n}: __typename`)} }`)).json.data).toBeUndefined();
    });

    it('finds no batching', async () => {
      const { json } = await post(servers.graphql, Array(10).fill({ query: '{ __typename }' }));
      expect(Array.isArray(json)).toBe(false);
      expect(json.data).toBeUndefined();
    });

    it('finds no directive overloading', async () => {
      expect((await ask(`query cop { __typename ${'@aa'.repeat(10)} }`)).json.errors.length).not.toBe(10);
    });

    it('finds no introspection in a circle', async () => {
      const circle = (n: number): string => (n === 0 ? 'name' : `type { fields { ${circle(n - 1)} } }`);
      expect((await ask(`query cop { __schema { types { fields { ${circle(4)} } } } }`)).json.data).toBeUndefined();
    });

    it('finds no introspection where it is off', async () => {
      const closed = await servers.startGateway({ introspection: false });
      const { json } = await post(closed.graphql, { query: 'query cop { __schema { types { name } } }' });
      await closed.stop();

      expect(json.data).toBeUndefined();
    });

    it('finds no field repeated 500 times', async () => {
      expect((await ask(`query cop { ${repeat(500, () => '__typename')} }`)).json.data).toBeUndefined();
    });

    it('finds no suggestions', async () => {
      for (const query of ['query cop { __schema { directive } }', '{ reportz { month } }']) {
        expect((await ask(query)).text).not.toContain('Did you mean');
      }
    });

    it('finds no query in a GET, no mutation in a GET, and none in a form', async () => {
      const get = await fetch(`${servers.graphql}?query=query%20cop%7B__typename%7D`);
      const mutation = await fetch(`${servers.graphql}?query=mutation%20cop%7B__typename%7D`);
      const form = await fetch(servers.graphql, {
        method: 'POST',
        body: new URLSearchParams({ query: '{ __typename }' }),
      });

      expect([get.status, mutation.status, form.status]).toEqual([400, 400, 415]);
    });

    it('finds no page to try queries on where there are clients', async () => {
      for (const path of ['/graphql', '/graphiql', '/playground', '/console']) {
        const response = await fetch(servers.url + path, { headers: { accept: 'text/html' } });
        expect(await response.text()).not.toMatch(/graphiql|playground|<html/i);
      }
    });

    it('finds no trace, and no error of the inside', async () => {
      const { text } = await post(
        servers.graphql,
        { query: 'query cop { __typename }' },
        { 'apollo-federation-include-trace': 'ftv1' },
      );
      const unhandled = await fetch(servers.graphql, { method: 'POST', headers: JSON_TYPE, body: 'qwerty' });

      expect(text).toBe('{"data":{"__typename":"Query"}}\n');
      expect(await unhandled.text()).not.toMatch(/exception|stack|trace|node_modules/i);
    });
  });
});
