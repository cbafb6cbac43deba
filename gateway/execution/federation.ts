import type { ApolloServerOptions } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import type { GatewayContext } from '../context.js';
import type { Supergraph } from '../supergraph.js';
import type { Executor, OperationRequest } from './executor.js';
import { Planner } from './planner.js';

type ApolloGatewayInterface = NonNullable<ApolloServerOptions<GatewayContext>['gateway']>;
type OnSchema = Parameters<ApolloGatewayInterface['onSchemaLoadOrUpdate']>[0];

/** One supergraph, ready to run operations on. */
interface Running {
  sdl: string;
  planner: Planner;
  executor: Executor;
}

/** Stands where Apollo Server expects a gateway: the schema is ours to give, and so is the way an operation runs. */
export class Federation implements ApolloGatewayInterface {
  readonly #toExecutor: (planner: Planner) => Executor;
  readonly #listeners = new Set<OnSchema>();
  #running: Running;

  /** @param toExecutor  Made anew for each supergraph: what was planned on the old one is not for the next. */
  constructor(supergraph: Supergraph, toExecutor: (planner: Planner) => Executor) {
    this.#toExecutor = toExecutor;
    this.#running = this.#start(supergraph.sdl);
    supergraph.onChange((sdl) => {
      this.#running = this.#start(sdl);
      for (const listener of this.#listeners) this.#tell(listener);
    });
  }

  onSchemaLoadOrUpdate(onSchema: OnSchema): () => void {
    this.#listeners.add(onSchema);
    return () => this.#listeners.delete(onSchema);
  }

  // biome-ignore lint/suspicious/useAwait: Apollo Server expects a promise.
  async load(): ReturnType<ApolloGatewayInterface['load']> {
    for (const listener of this.#listeners) this.#tell(listener);
    return {
      executor: ({ document, source, queryHash, request, context }) =>
        this.execute({
          document,
          source,
          queryHash,
          operationName: request.operationName,
          variables: request.variables,
          context: context as GatewayContext,
        }) as never,
    };
  }

  execute(request: OperationRequest): Promise<ExecutionResult> {
    return this.#running.executor.execute(request);
  }

  sourcesOf(...request: Parameters<Executor['sourcesOf']>): readonly string[] {
    return this.#running.executor.sourcesOf(...request);
  }

  prepare(request: Parameters<Executor['prepare']>[0]): void {
    this.#running.executor.prepare(request);
  }

  async stop(): Promise<void> {}

  #start(sdl: string): Running {
    const planner = new Planner(sdl);
    return { sdl, planner, executor: this.#toExecutor(planner) };
  }

  #tell(listener: OnSchema): void {
    const { planner, sdl } = this.#running;
    listener({ apiSchema: planner.apiSchema, coreSupergraphSdl: sdl });
  }
}
