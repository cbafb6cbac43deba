import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { invariant } from '../../subgraphs/shared/errors.js';
import { asksForSealedOnly } from '../answers/sealed-fields.js';
import type { PlanPath } from './places.js';
import { compileRepresentation, type ToRepresentation } from './representations.js';
import { compileRewrites } from './rewrites.js';

/** A query plan made ready to run: nothing of it is read or built again for a request. */
export type PlanStep =
  | { kind: 'Sequence' | 'Parallel'; steps: readonly PlanStep[] }
  | { kind: 'Condition'; variable: string; met: PlanStep | null; unmet: PlanStep | null }
  | FetchStep;

/** What one subgraph is asked, once a request. */
export interface FetchStep {
  kind: 'Fetch';
  subgraph: string;
  query: string;
  operationName: string | undefined;
  variables: readonly string[];
  /** Where the objects stand that it adds to. */
  path: PlanPath;
  /** Null for fields of the root. */
  toRepresentation: ToRepresentation | null;
  rewriteInput: ((value: unknown) => void) | null;
  rewriteOutput: ((value: unknown) => void) | null;
  /** Whether what it asks for of a published report never changes, whatever else changes in the subgraph's database. */
  isSealed: boolean;
}

/** Everything a plan may ask. */
export function fetchesOf(step: PlanStep): FetchStep[] {
  if (step.kind === 'Fetch') return [step];
  if (step.kind === 'Condition') return [step.met, step.unmet].flatMap((each) => (each ? fetchesOf(each) : []));
  return step.steps.flatMap(fetchesOf);
}

/** @param schema  The supergraph's, which knows the types of all subgraphs. */
export function compilePlan({ node }: QueryPlan, schema: GraphQLSchema): PlanStep | null {
  if (!node) return null;
  invariant(node.kind !== 'Subscription', 'the schema has no subscriptions');
  return compileNode(node, [], schema);
}

function compileNode(node: PlanNode, path: PlanPath, schema: GraphQLSchema): PlanStep {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, steps: node.nodes.map((each) => compileNode(each, path, schema)) };
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path.map(String)], schema);
    case 'Condition':
      return {
        kind: 'Condition',
        variable: node.condition,
        met: node.ifClause ? compileNode(node.ifClause, path, schema) : null,
        unmet: node.elseClause ? compileNode(node.elseClause, path, schema) : null,
      };
    case 'Fetch':
      return compileFetch(node, path, schema);
    default:
      throw new Error(`Expected a plan without @defer, found "${node.kind}".`);
  }
}

function compileFetch(node: FetchNode, path: PlanPath, schema: GraphQLSchema): FetchStep {
  return {
    kind: 'Fetch',
    subgraph: node.serviceName,
    query: node.operation,
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
    path,
    toRepresentation: node.requires ? compileRepresentation(schema, node.requires) : null,
    rewriteInput: compileRewrites(schema, node.inputRewrites),
    rewriteOutput: compileRewrites(schema, node.outputRewrites),
    isSealed: asksForSealedOnly(node.operation, schema),
  };
}
