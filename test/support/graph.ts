import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { QueryPlan } from '@apollo/query-planner';
import type { ApolloServer, BaseContext } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { GatewayContext } from '../../gateway/context.js';
import type { Sending } from '../../gateway/fetchers/fetcher.js';
import { InProcessFetcher } from '../../gateway/fetchers/in-process-fetcher.js';
import { createGateway } from '../../gateway/gateway.js';
import { Supergraph } from '../../gateway/supergraph.js';
import type { TypedDocumentString } from '../../operations/generated/graphql.js';
import { SUBGRAPHS } from '../../subgraphs/registry.js';
import type { Scope } from '../../subgraphs/shared/auth/caller.js';
import { localIssuer, makeLocalToken, readLocalKeys } from '../../subgraphs/shared/auth/local-keys.js';
import { TokenVerifier } from '../../subgraphs/shared/auth/token-verifier.js';
import { readConfig, type SubgraphName } from '../../subgraphs/shared/config/config.js';
import { createLog } from '../../subgraphs/shared/log/log.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { Subgraph, type SubgraphOptions, type SubgraphRequest } from '../../subgraphs/shared/subgraph/subgraph.js';
import { buildMonolith, monolithContext } from './monolith/monolith.js';
import { serveMonolith } from './monolith/serve-monolith.js';
import { openAdmission } from './open-admission.js';
import { createTestDatabase } from './test-database.js';

const SUBGRAPH_TIMEOUT_MS = 10_000;

interface Fetch {
  subgraph: string;
  request: SubgraphRequest;
}

interface Answer<Result> {
  data?: Result | null;
  errors?: FormattedExecutionResult['errors'];
}

/** Sends an operation, as anyone or with a token of some scopes. */
type Execute = <Result, Variables>(
  document: TypedDocumentString<Result, Variables> | string,
  variables: Variables,
  scopes?: readonly Scope[],
) => Promise<Answer<Result>>;

/** Every row is read for every request: for tests that count statements. */
export const NOTHING_KEPT = { snapshotCacheMib: 0 };

/** A whole federation in process, on databases of its own: what it was asked and what it asked in turn can be looked at. */
export type TestGraph = Awaited<ReturnType<typeof openTestGraph>>;

/**
 * @param now               The clock of all subgraphs.
 * @param snapshotCacheMib  What each of them has to keep sealed sections in; 0 keeps none.
 */
export async function openTestGraph(
  now: () => Date = () => new Date(),
  admission = openAdmission(),
  { snapshotCacheMib }: Pick<SubgraphOptions, 'snapshotCacheMib'> = readConfig({ APP_MODE: 'embedded' }),
) {
  let statements: { subgraph: string; sql: string }[] = [];
  let fetches: Fetch[] = [];
  let plan: QueryPlan | undefined;
  const broken = new Set<string>();
  const testDatabase = await createTestDatabase();
  const keys = await readLocalKeys(testDatabase.options.dataDir);
  const secrets = { federationSecret: keys.federationSecret, tokenIssuer: localIssuer(keys) };
  const log = createLog('test', 'silent');
  const open = (cacheMib: number) =>
    Promise.all(
      SUBGRAPHS.map((definition) => {
        const onStatement = (sql: string) => statements.push({ subgraph: definition.name, sql });
        const database = { ...testDatabase.options, onStatement };
        return Subgraph.open(definition, { database, secrets, log, snapshotCacheMib: cacheMib, now });
      }),
    );
  const subgraphs = await open(snapshotCacheMib);

  const supergraph = new Supergraph(await readFile(packageFile('gateway/supergraph.graphql'), 'utf8'));

  class WatchedFetcher extends InProcessFetcher {
    readonly #name: string;

    constructor(name: string) {
      const subgraph = subgraphs.find((each) => each.name === name);
      if (!subgraph) throw new Error(`no subgraph "${name}"`);
      super(subgraph, { federationSecret: secrets.federationSecret, supergraph, timeoutMs: SUBGRAPH_TIMEOUT_MS, log });
      this.#name = name;
    }

    protected override send(request: SubgraphRequest, sending: Sending): Promise<FormattedExecutionResult> {
      fetches.push({ subgraph: this.#name, request });
      return broken.has(this.#name) ? Promise.reject(new Error('broken by the test')) : super.send(request, sending);
    }
  }

  const { server: gateway, warm } = await createGateway({
    supergraph,
    fetcherOf: (name) => new WatchedFetcher(name),
    admission,
    log,
    executor: process.env.TEST_EXECUTOR === 'apollo' ? 'apollo' : 'own',
    onQueryPlan: (queryPlan) => {
      plan = queryPlan;
    },
  });
  const verifier = new TokenVerifier(secrets.tokenIssuer);
  const tokenFor = (scopes: readonly Scope[], subject = 'tester') =>
    makeLocalToken(keys, { subject, scopes, expiresIn: '5m' });

  /** An operation sent to one of the two: what subgraphs are asked and ask for is counted from here. */
  const executeOn =
    <Context extends BaseContext>(
      server: ApolloServer<Context>,
      contextOf: (authorization: string | undefined) => Promise<Context>,
    ): Execute =>
    async (document, variables, scopes = []) => {
      statements = [];
      fetches = [];
      const contextValue = await contextOf(scopes.length > 0 ? `Bearer ${await tokenFor(scopes)}` : undefined);
      const { body } = await server.executeOperation(
        { query: document.toString(), variables: variables as Record<string, unknown> },
        { contextValue },
      );
      if (body.kind !== 'single') throw new Error('expected one answer');
      return body.singleResult as Answer<never>;
    };

  let monolith: Awaited<ReturnType<typeof openMonolith>> | undefined;
  const openMonolith = async () => {
    const readers = await open(0);
    const schema = await buildMonolith();
    const server = await serveMonolith(schema, log);
    const execute = executeOn(server, (authorization) => monolithContext(readers, { authorization }));
    const close = async () => {
      await server.stop();
      for (const reader of readers) await reader.close();
    };
    return { schema, execute, close };
  };

  return {
    subgraphs,
    secrets,
    /** Works listed operations out ahead. */
    warm,
    /** Statements a subgraph has sent since the last operation began. */
    statementsOf: (name: SubgraphName) => statements.filter(({ subgraph }) => subgraph === name).map(({ sql }) => sql),
    /** What subgraphs were asked since the last operation began. */
    fetches: () => fetches.map(({ subgraph }) => subgraph),
    fetchesTo: (name: SubgraphName) =>
      fetches.filter(({ subgraph }) => subgraph === name).map(({ request }) => request),
    plan: () => plan,
    /** From now on this subgraph does not answer. */
    breakSubgraph: (name: SubgraphName) => broken.add(name),
    mendSubgraph: (name: SubgraphName) => broken.delete(name),
    tokenFor,

    execute: executeOn(
      gateway,
      async (authorization): Promise<GatewayContext> => ({
        requestId: randomUUID(),
        authorization,
        caller: await verifier.callerOf(authorization),
      }),
    ),

    /** The same resolvers on the same databases as one schema without federation, and nothing kept: every row is read. */
    async monolith() {
      monolith ??= await openMonolith();
      return monolith;
    },

    async close() {
      await gateway.stop();
      await monolith?.close();
      for (const subgraph of subgraphs) await subgraph.close();
      await testDatabase.remove();
    },
  };
}
