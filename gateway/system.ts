import { readFile } from 'node:fs/promises';
import type { ApolloServer } from '@apollo/server';
import { TokenVerifier } from '../subgraphs/shared/auth/token-verifier.js';
import type { Config, SubgraphName } from '../subgraphs/shared/config/config.js';
import { readSecrets, type Secrets } from '../subgraphs/shared/config/secrets.js';
import { invariant } from '../subgraphs/shared/errors.js';
import type { Readiness } from '../subgraphs/shared/http/http-app.js';
import type { Log } from '../subgraphs/shared/log/log.js';
import { packageFile } from '../subgraphs/shared/package-file.js';
import type { Subgraph } from '../subgraphs/shared/subgraph/subgraph.js';
import type { GatewayContext } from './context.js';
import { HttpFetcher } from './fetchers/http-fetcher.js';
import { InProcessFetcher } from './fetchers/in-process-fetcher.js';
import { createGateway, type GatewayOptions } from './gateway.js';

const PROBE_TIMEOUT_MS = 1_000;

/** A gateway with its subgraphs, in this process or elsewhere, before anyone listens. */
export interface System {
  gateway: ApolloServer<GatewayContext>;
  verifier: TokenVerifier;
  readiness(): Promise<Readiness>;
  close(): Promise<void>;
}

/** Puts the system together as the configuration says. */
export async function openSystem(
  config: Config,
  log: Log,
  onQueryPlan?: GatewayOptions['onQueryPlan'],
): Promise<System> {
  const secrets = await readSecrets(config);
  const subgraphs = config.subgraphUrls
    ? remoteSubgraphs(config.subgraphUrls, secrets, log)
    : await localSubgraphs(config, secrets, log);
  const gateway = await createGateway({
    supergraphSdl: await readFile(packageFile('gateway/supergraph.graphql'), 'utf8'),
    fetcherOf: subgraphs.fetcherOf,
    introspection: config.introspection,
    log,
    ...(onQueryPlan && { onQueryPlan }),
  });
  return {
    gateway,
    verifier: new TokenVerifier(secrets.tokenIssuer),
    readiness: subgraphs.readiness,
    close: async () => {
      await gateway.stop();
      await subgraphs.close();
    },
  };
}

type Subgraphs = Pick<GatewayOptions, 'fetcherOf'> & Pick<System, 'readiness' | 'close'>;

function remoteSubgraphs(urls: Record<SubgraphName, string>, { federationSecret }: Secrets, log: Log): Subgraphs {
  const urlOf = (name: string) => {
    const url = urls[name as SubgraphName];
    invariant(url, `subgraph "${name}" has a URL`);
    return url;
  };
  return {
    fetcherOf: (name) => new HttpFetcher(name, urlOf(name), federationSecret, log),
    // A subgraph that is down costs its section only, so the gateway is ready without it.
    readiness: async () => ({ ready: true, parts: await probe(Object.keys(urls), (name) => answers(urlOf(name))) }),
    close: async () => {},
  };
}

async function localSubgraphs(config: Config, secrets: Secrets, log: Log): Promise<Subgraphs> {
  // Loaded only here: a gateway in front of other processes needs neither TypeORM nor a database driver.
  const { openSubgraphs } = await import('../subgraphs/open-subgraphs.js');
  const subgraphs = await openSubgraphs({ database: config, secrets, log });
  const byName = (name: string): Subgraph => {
    const subgraph = subgraphs.find((each) => each.name === name);
    invariant(subgraph, `subgraph "${name}" is in the registry`);
    return subgraph;
  };
  return {
    fetcherOf: (name) => new InProcessFetcher(byName(name), secrets.federationSecret, log),
    readiness: async () => {
      const names = subgraphs.map(({ name }) => name);
      const parts = await probe(names, (name) => byName(name).database.ping());
      return { ready: Object.values(parts).every((state) => state === 'up'), parts };
    },
    close: async () => {
      for (const subgraph of subgraphs) await subgraph.close();
    },
  };
}

async function probe(names: string[], ask: (name: string) => Promise<unknown>): Promise<Readiness['parts']> {
  const states = await Promise.all(
    names.map((name) =>
      ask(name).then(
        () => 'up' as const,
        () => 'down' as const,
      ),
    ),
  );
  return Object.fromEntries(names.map((name, index) => [name, states[index] ?? 'down']));
}

async function answers(url: string): Promise<void> {
  const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
  invariant(response.ok, 'the subgraph says it is ready');
}
