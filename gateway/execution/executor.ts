import type { GraphQLDataSource } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { chooseOperation } from '../../subgraphs/shared/execution/choose-operation.js';
import type { GatewayContext } from '../context.js';
import { type FetchStep, fetchesOf } from './compile-plan.js';
import { missingErrors } from './missing-values.js';
import type { Planner } from './planner.js';
import type { PreparedOperation } from './prepared-operation.js';
import { type AskSubgraph, PlanRun, type SubgraphAnswer } from './run-plan.js';
import type { Shaping } from './shape-answer.js';

/** What a subgraph will be asked. */
export type PreparedRequest = Pick<FetchStep, 'query' | 'operationName'>;

/** The way to a subgraph. */
export interface Fetcher extends GraphQLDataSource<GatewayContext> {
  /** Lets it work out ahead of requests what it can. */
  prepare?(request: PreparedRequest): void;
}

/** Characters of the operations that are kept ready; plan and shape of one take some twenty times its text. */
const KEPT_CHARACTERS = 1_000_000;
const NO_VARIABLES: Readonly<Record<string, unknown>> = Object.freeze({});

/** An operation to run: parsed and validated already. */
export interface OperationRequest {
  document: DocumentNode;
  /** The text the document was parsed from, and its hash. */
  source: string;
  queryHash: string;
  operationName: string | null | undefined;
  variables: Readonly<Record<string, unknown>> | undefined;
  context: GatewayContext;
}

/** Runs operations on the federation. What an operation means is worked out once and kept; a request only runs it. */
export class Executor {
  readonly #planner: Planner;
  readonly #fetcherOf: (name: string) => Fetcher;
  readonly #fetchers = new Map<string, Fetcher>();
  readonly #onQueryPlan: ((plan: QueryPlan) => void) | undefined;
  readonly #prepared = new LRUCache<string, PreparedOperation>({ maxSize: KEPT_CHARACTERS });

  /** @param onQueryPlan  Called with the plan of every request. */
  constructor(planner: Planner, fetcherOf: (name: string) => Fetcher, onQueryPlan?: (plan: QueryPlan) => void) {
    this.#planner = planner;
    this.#fetcherOf = fetcherOf;
    this.#onQueryPlan = onQueryPlan;
  }

  /** Works out what a request would have to: plan, shape, and what subgraphs are asked. */
  prepare(request: Pick<OperationRequest, 'document' | 'source' | 'queryHash'>): void {
    const operation = chooseOperation(request.document, null);
    if (operation instanceof GraphQLError) return;
    const { plan } = this.#prepare(request, operation);
    if (plan) for (const step of fetchesOf(plan)) this.#fetcherFor(step.subgraph).prepare?.(step);
  }

  /**
   * Names of the subgraphs whose databases an answer follows from.
   *
   * @param isOfPublished  Whether the caller sees nothing but what is published.
   */
  sourcesOf(
    request: Pick<OperationRequest, 'document' | 'source' | 'queryHash' | 'operationName'>,
    isOfPublished: boolean,
  ): readonly string[] {
    const operation = chooseOperation(request.document, request.operationName);
    if (operation instanceof GraphQLError) return [];
    const { sources, sourcesOfPublished } = this.#prepare(request, operation);
    return isOfPublished ? sourcesOfPublished : sources;
  }

  async execute(request: OperationRequest): Promise<ExecutionResult> {
    const operation = chooseOperation(request.document, request.operationName);
    if (operation instanceof GraphQLError) return { errors: [operation] };
    const sent = request.variables ?? NO_VARIABLES;
    const prepared = this.#prepare(request, operation);
    // The others were looked at when the operation was admitted, and there may be ten thousand values in them.
    const { coerced, errors } = getVariableValues(this.#planner.apiSchema, prepared.conditions, sent);
    if (!coerced) return { errors };
    this.#onQueryPlan?.(prepared.queryPlan);

    const run = new PlanRun((step, variables) => this.#ask(step, variables, request.context), sent, coerced);
    if (prepared.plan) await run.run(prepared.plan);
    const { shape, introspect } = prepared.decide(coerced);
    const shaping: Shaping = { path: [], missing: [], introspection: introspect(sent) };
    const data = shape(run.data, shaping);
    if (shaping.missing.length > 0) run.errors.push(...missingErrors(shaping.missing, run.errors));
    return run.errors.length > 0 ? { data, errors: run.errors } : { data };
  }

  #prepare(
    { document, source, queryHash }: Pick<OperationRequest, 'document' | 'source' | 'queryHash'>,
    operation: OperationDefinitionNode,
  ): PreparedOperation {
    const key = `${queryHash}${operation.name?.value ?? ''}`;
    let prepared = this.#prepared.get(key);
    if (!prepared) {
      prepared = this.#planner.prepare(document, operation);
      this.#prepared.set(key, prepared, { size: source.length + 1 });
    }
    return prepared;
  }

  #ask(...[step, variables, context]: [...Parameters<AskSubgraph>, GatewayContext]): Promise<SubgraphAnswer> {
    const { query, operationName } = step;
    const request = { query, variables, ...(operationName && { operationName }) };
    return this.#fetcherFor(step.subgraph).process({ request, context } as Parameters<
      Fetcher['process']
    >[0]) as Promise<SubgraphAnswer>;
  }

  #fetcherFor(subgraph: string): Fetcher {
    let fetcher = this.#fetchers.get(subgraph);
    if (!fetcher) {
      fetcher = this.#fetcherOf(subgraph);
      this.#fetchers.set(subgraph, fetcher);
    }
    return fetcher;
  }
}
