import { createApp } from '../../gateway/app.js';
import { openSystem } from '../../gateway/system.js';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import { SCOPES, type Scope } from '../../subgraphs/shared/auth/caller.js';
import { makeLocalToken, readLocalKeys } from '../../subgraphs/shared/auth/local-keys.js';
import { type Config, readConfig, type SubgraphName } from '../../subgraphs/shared/config/config.js';
import type { DoorConfig } from '../../subgraphs/shared/config/door-config.js';
import { readSecrets } from '../../subgraphs/shared/config/secrets.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import { serveSubgraph } from '../../subgraphs/shared/subgraph/run-subgraph.js';
import { Subgraph } from '../../subgraphs/shared/subgraph/subgraph.js';
import { createTestDatabase } from './test-database.js';

const LOG = createLog('test', 'silent');

/** Who makes tokens, in place of this machine. */
export type Issuer = NonNullable<Config['tokenIssuer']> & { federationSecret: string };

/** The system over real HTTP, in one process of the test: embedded, or a server for the gateway and each subgraph. */
export type TestServers = Awaited<ReturnType<typeof startServers>>;

export async function startServers(
  shape: 'embedded' | 'split',
  door: Partial<DoorConfig> = {},
  webhooks: Config['webhooks'] = null,
  { log = LOG, issuer = null }: { log?: typeof LOG; issuer?: Issuer | null } = {},
) {
  const testDatabase = await createTestDatabase();
  const config: Config = {
    mode: shape,
    host: '127.0.0.1',
    port: 0,
    ...testDatabase.options,
    subgraphUrls: null,
    federationSecret: issuer?.federationSecret ?? null,
    tokenIssuer: issuer,
    introspection: true,
    explorer: true,
    supergraphFile: null,
    answerCacheMib: readConfig({ APP_MODE: shape }).answerCacheMib,
    snapshotCacheMib: readConfig({ APP_MODE: shape }).snapshotCacheMib,
    redisUrl: null,
    door: { ...readConfig({ APP_MODE: shape }).door, ...door },
    webhooks,
    logLevel: 'silent',
    drainMs: 0,
    graceMs: 1_000,
  };
  const secrets = await readSecrets(config);
  let plans = 0;
  const onQueryPlan = () => {
    plans++;
  };
  const subgraphs = new Map<SubgraphName, { url: string; stop(): Promise<void> }>();
  if (shape === 'split') {
    for (const definition of SUBGRAPHS) {
      const subgraph = await Subgraph.open(definition, {
        database: config,
        secrets,
        log,
        snapshotCacheMib: config.snapshotCacheMib,
      });
      const { url, stop } = await serveSubgraph(subgraph, config, log);
      subgraphs.set(definition.name, { url: `${url}/graphql`, stop });
    }
  }
  const urls = Object.fromEntries([...subgraphs].map(([name, { url }]) => [name, url])) as Record<SubgraphName, string>;
  const startGateway = async (changes: Partial<Config> = {}) => {
    const gatewayConfig = { ...config, subgraphUrls: shape === 'split' ? urls : null, ...changes };
    const system = await openSystem(gatewayConfig, log, { onQueryPlan });
    const { app, drain } = await createApp(system, gatewayConfig, log);
    const url = await app.listen({ host: config.host, port: 0 });
    const stop = async () => {
      await app.close();
      await system.close();
    };
    return { url, graphql: `${url}/graphql`, supergraph: system.supergraph, drain, stop };
  };
  const gateway = await startGateway();

  return {
    url: gateway.url,
    graphql: gateway.graphql,
    config,
    /** Queries planned so far, by all gateways. */
    plans: () => plans,
    /** Another gateway before the same subgraphs, with other settings. */
    startGateway,
    subgraphUrls: urls,
    schemaPrefix: config.schemaPrefix,
    secrets,
    drain: gateway.drain,
    stopSubgraph: async (name: SubgraphName) => {
      await subgraphs.get(name)?.stop();
      subgraphs.delete(name);
    },
    tokenFor: async (scopes: readonly Scope[] = SCOPES) =>
      makeLocalToken(await readLocalKeys(config.dataDir), { subject: 'tester', scopes, expiresIn: '5m' }),
    stop: async () => {
      await gateway.stop();
      for (const { stop } of subgraphs.values()) await stop();
      await testDatabase.remove();
    },
  };
}

/** Sends a body as it is; gives status, headers and the answer, parsed if it is JSON. */
export async function post(url: string, body: string | object, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parseJson(text) };
}

function parseJson(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
