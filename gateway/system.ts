import { readFile } from 'node:fs/promises';
import type { ApolloServer } from '@apollo/server';
import { request } from 'undici';
import { TokenVerifier } from '../subgraphs/shared/auth/token-verifier.js';
import type { Config, SubgraphName } from '../subgraphs/shared/config/config.js';
import { readSecrets, type Secrets } from '../subgraphs/shared/config/secrets.js';
import { invariant } from '../subgraphs/shared/errors.js';
import type { Readiness } from '../subgraphs/shared/http/http-app.js';
import type { Log } from '../subgraphs/shared/log/log.js';
import { packageFile } from '../subgraphs/shared/package-file.js';
import type { Subgraph, SubgraphOptions } from '../subgraphs/shared/subgraph/subgraph.js';
import { Answers } from './answers/answers.js';
import type { SharedAnswers } from './answers/shared-answers.js';
import { SubgraphStates } from './answers/subgraph-states.js';
import { Authenticator } from './auth/authenticator.js';
import { ScriptTokens } from './auth/script-tokens.js';
import type { GatewayContext } from './context.js';
import type { FetcherOptions } from './fetchers/fetcher.js';
import { HttpFetcher } from './fetchers/http-fetcher.js';
import { InProcessFetcher } from './fetchers/in-process-fetcher.js';
import { createGateway, type Gateway, type GatewayOptions } from './gateway.js';
import { Admission } from './operations/admission.js';
import { PersistedOperations, readManifests } from './operations/persisted-operations.js';
import { readRelease } from './release.js';
import { followFile, Supergraph } from './supergraph.js';

const PROBE_TIMEOUT_MS = 1_000;
/** Half of what is promised: a replica never gives out what another has replaced more than a second ago. */
const REMOTE_STATE_AGE_MS = 500;

/** A gateway with its subgraphs, in this process or elsewhere, before anyone listens. */
export interface System {
  gateway: ApolloServer<GatewayContext>;
  execute: Gateway['execute'];
  warm: Gateway['warm'];
  answers: Answers;
  admission: Admission;
  supergraph: Supergraph;
  authenticator: Authenticator;
  readiness(): Promise<Readiness>;
  close(): Promise<void>;
}

export type SystemOptions = Pick<GatewayOptions, 'onQueryPlan'> & Pick<SubgraphOptions, 'hasThreads'>;

/** Puts the system together as the configuration says. */
export async function openSystem(
  config: Config,
  log: Log,
  { onQueryPlan, hasThreads = false }: SystemOptions = {},
): Promise<System> {
  const secrets = await readSecrets(config);
  const file = config.supergraphFile ?? packageFile('gateway/supergraph.graphql');
  const supergraph = new Supergraph(await readFile(file, 'utf8'));
  const fetching = {
    federationSecret: secrets.federationSecret,
    supergraph,
    timeoutMs: config.door.subgraphTimeoutMs,
    log,
  };
  const subgraphs = config.subgraphUrls
    ? remoteSubgraphs(config.subgraphUrls, fetching)
    : await localSubgraphs(config, secrets, hasThreads, fetching);
  const admission = await openAdmission(config);
  const {
    server: gateway,
    execute,
    warm,
    sourcesOf,
  } = await createGateway({
    supergraph,
    fetcherOf: subgraphs.fetcherOf,
    admission,
    log,
    ...(onQueryPlan && { onQueryPlan }),
  });
  const answers = new Answers({
    maxMib: config.answerCacheMib,
    states: subgraphs.states,
    shared: await openSharedAnswers(config, secrets, log),
    release: await readRelease(),
    sourcesOf,
  });
  const verifier = new TokenVerifier(secrets.tokenIssuer);
  const authenticator = new Authenticator(verifier, new ScriptTokens(config, log), log);
  const stopFollowing = config.supergraphFile ? followFile(config.supergraphFile, supergraph, log) : () => {};
  return {
    gateway,
    execute,
    warm,
    answers,
    admission,
    supergraph,
    authenticator,
    readiness: subgraphs.readiness,
    close: async () => {
      stopFollowing();
      answers.close();
      await gateway.stop();
      await subgraphs.close();
      await authenticator.close();
    },
  };
}

async function openAdmission({ door, introspection }: Config): Promise<Admission> {
  const persisted = new PersistedOperations(await readManifests(door.operationsFile), door);
  return new Admission({ ...door, introspection }, persisted);
}

/** Loaded only where it is wanted, as is the client of Redis with it. */
async function openSharedAnswers(
  { answerCacheMib, redisUrl: url }: Config,
  { federationSecret }: Secrets,
  log: Log,
): Promise<SharedAnswers | null> {
  if (url === null || answerCacheMib === 0) return null;
  const { SharedAnswers: Opened } = await import('./answers/shared-answers.js');
  return new Opened({ url, federationSecret, log });
}

type Subgraphs = Pick<GatewayOptions, 'fetcherOf'> & Pick<System, 'readiness' | 'close'> & { states: SubgraphStates };

function remoteSubgraphs(urls: Record<SubgraphName, string>, fetching: FetcherOptions): Subgraphs {
  const urlOf = (name: string) => {
    const url = urls[name as SubgraphName];
    invariant(url, `subgraph "${name}" has a URL`);
    return url;
  };
  const fetchers = new Map<string, HttpFetcher>();
  const fetcherOf = (name: string) => {
    const fetcher = fetchers.get(name) ?? new HttpFetcher(name, urlOf(name), fetching);
    fetchers.set(name, fetcher);
    return fetcher;
  };
  return {
    fetcherOf,
    states: new SubgraphStates((name) => fetcherOf(name).state(), REMOTE_STATE_AGE_MS),
    // A subgraph that is down costs its section only, so the gateway is ready without it.
    readiness: async () => ({ ready: true, parts: await probe(Object.keys(urls), (name) => saysReady(urlOf(name))) }),
    close: async () => {
      for (const fetcher of fetchers.values()) await fetcher.close();
    },
  };
}

async function localSubgraphs(
  config: Config,
  secrets: Secrets,
  hasThreads: boolean,
  fetching: FetcherOptions,
): Promise<Subgraphs> {
  // Loaded only here: a gateway in front of other processes needs neither TypeORM nor a database driver.
  const { openSubgraphs } = await import('../subgraphs/open-subgraphs.js');
  const { snapshotCacheMib } = config;
  const { log } = fetching;
  const subgraphs = await openSubgraphs({ database: config, secrets, log, snapshotCacheMib, hasThreads });
  const byName = (name: string): Subgraph => {
    const subgraph = subgraphs.find((each) => each.name === name);
    invariant(subgraph, `subgraph "${name}" is in the registry`);
    return subgraph;
  };
  return {
    fetcherOf: (name) => new InProcessFetcher(byName(name), fetching),
    states: new SubgraphStates((name) => byName(name).database.state(), 0),
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

async function saysReady(url: string): Promise<void> {
  const { statusCode, body } = await request(new URL('/readyz', url), {
    signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
  });
  await body.dump();
  invariant(statusCode === 200, 'the subgraph says it is ready');
}
