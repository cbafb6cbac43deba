import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { juneIssue } from '../support/june-issue.js';
import { type MeasuredProcess, startMeasuredProcess } from '../support/measured-process.js';
import { seen } from '../support/seen.js';
import { post } from '../support/servers.js';
import { VECTORS } from '../support/vectors.js';

const CONTACT = { name: '某某某', email: 'contact@example.org', phone: '00000000000' };
/** Refused before there is a request whose head was read. */
const HEADLESS = 431;

describe.each(['embedded', 'split'] as const)('the built program, %s', (shape) => {
  async function running(env: Record<string, string>, work: (server: MeasuredProcess) => Promise<void>) {
    const server = await startMeasuredProcess(shape, env);
    try {
      await work(server);
    } finally {
      await server.stop();
    }
  }

  it('tells nothing of its inside where NODE_ENV is unset and introspection is off #20', () =>
    running({ INTROSPECTION: 'false' }, async ({ graphql }) => {
      const introspection = await post(graphql, { query: getIntrospectionQuery() });
      const wrong = await post(graphql, { query: '{ reportz { month } }' });

      expect([introspection.status, wrong.status]).toEqual([400, 400]);
      expect(introspection.text).not.toContain('MonthlyReport');
      for (const { text } of [introspection, wrong]) expect(text).not.toMatch(/stacktrace|node_modules|\bat .*:\d+/);
    }));

  // With hooks on, as tracing has them, a stack overflow is one that cannot be caught.
  it('survives what is nested 20,000 deep while asynchronous calls are traced #12', () => {
    const hooks = "import { createHook } from 'node:async_hooks'; createHook({ init() {} }).enable();";
    return running({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hooks)}` }, async (server) => {
      const deep = Object.entries(VECTORS).filter(([name]) => name.includes('#12'));
      for (const [name, [{ headers = {}, body }, ...statuses]] of deep) {
        const { status } = await post(server.graphql, String(body), headers);
        expect(statuses, name).toContain(status);
      }
      seen({ nested: deep.length });

      expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    });
  });

  it('leaves no token, no secret and no person in its logs, and a line a request with its id #55', () =>
    running({ LOG_LEVEL: 'trace' }, async (server) => {
      const token = await server.token();
      const bearer = { authorization: `Bearer ${token}` };
      const forged = `${token.slice(0, -6)}abcdef`;
      const client = new RemoteClient(server.graphql, token);
      const issue = { ...juneIssue(), contact: CONTACT };
      await importIssue(client, issue, Buffer.from('again'), {
        publish: true,
        reason: 'contact',
        overrideReason: null,
      });
      const ids: string[] = [];
      for (const [vector, ...statuses] of Object.values(VECTORS)) {
        if (statuses.includes(HEADLESS)) continue;
        const { method = 'POST', search = '', headers = {}, body } = vector;
        const id = `scan-${String(ids.length).padStart(8, '0')}`;
        const response = await fetch(server.graphql + search, {
          method,
          headers: { ...bearer, ...headers, 'x-request-id': id },
          ...(body !== undefined && { body }),
        });
        await response.text();
        ids.push(id);
      }
      await post(server.graphql, { query: '{ __typename }' }, { authorization: `Bearer ${forged}` });
      await post(server.graphql, { query: '{ __typename }' }, { 'x-api-key': token });
      await fetch(`${server.graphql}?query={__typename}&access_token=${token}`);
      const both = { ...bearer, 'x-request-id': 'through-both' };
      await post(server.graphql, { query: '{ prefectures { id name } departments { id } }' }, both);

      const output = await server.end();
      const lines = requestLines(output);
      const secrets = [
        token,
        forged,
        token.split('.')[2],
        server.keys.federationSecret,
        server.keys.tokenKey.d,
        ...Object.values(CONTACT),
      ];
      seen({
        requests: ids.length,
        lines: lines.length,
        secrets: secrets.filter((secret) => output.includes(String(secret))).length,
      });

      for (const secret of secrets) expect(output).not.toContain(secret);
      for (const id of ids)
        expect(lines.filter(({ reqId, name }) => reqId === id && name === 'gateway')).toHaveLength(1);
      expect(
        lines
          .filter(({ reqId }) => reqId === 'through-both')
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(shape === 'split' ? ['departments', 'gateway', 'prefectures'] : ['gateway']);
    }));
});

interface RequestLine {
  name: string;
  reqId: string;
  msg: string;
}

function requestLines(output: string): RequestLine[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as RequestLine).filter(({ msg }) => msg === 'request');
}
