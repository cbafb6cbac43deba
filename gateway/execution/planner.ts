import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { readScalarsAsSubgraphsDo } from './api-schema.js';
import { compilePlan } from './compile-plan.js';
import { normaliseOperation } from './normalise-operation.js';
import { PreparedOperation } from './prepared-operation.js';

/** Ways to answer a query the planner weighs against each other; queries within our limits have a handful. */
export const MAX_EVALUATED_PLANS = 1_000;

/** Turns operations into plans. Everything Apollo's planner is asked is asked here, once an operation. */
export class Planner {
  /** What clients see, with scalars that know their values. */
  readonly apiSchema: GraphQLSchema;
  readonly #supergraph: GraphQLSchema;
  readonly #planned: Schema;
  readonly #planner: QueryPlanner;

  constructor(supergraphSdl: string) {
    const supergraph = Supergraph.build(supergraphSdl);
    this.#planned = supergraph.apiSchema();
    this.#planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: MAX_EVALUATED_PLANS } });
    this.#supergraph = supergraph.schema.toGraphQLJSSchema();
    this.apiSchema = readScalarsAsSubgraphsDo(this.#planned.toGraphQLJSSchema());
  }

  /** @param operation  One of the document's, which was validated. */
  prepare({ definitions }: DocumentNode, operation: OperationDefinitionNode): PreparedOperation {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    }
    const normalised = operationFromDocument(this.#planned, normaliseOperation(operation, fragments), {
      validate: false,
    });
    const plan = this.#planner.buildQueryPlan(normalised);
    return new PreparedOperation(this.apiSchema, operation, fragments, plan, compilePlan(plan, this.#supergraph));
  }
}
