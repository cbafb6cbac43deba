import type { QueryPlan } from '@apollo/query-planner';
import {
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { invariant } from '../../subgraphs/shared/errors.js';
import { collectFields, type SelectionScope } from '../../subgraphs/shared/execution/collect-fields.js';
import { conditionsOf } from '../../subgraphs/shared/execution/conditions.js';
import { type FetchStep, fetchesOf, type PlanStep } from './compile-plan.js';
import { compileShape, type Shaping } from './shape-answer.js';

type Data = Record<string, unknown>;

/** An operation with the conditions of its fields decided. */
export interface DecidedOperation {
  shape(data: unknown, shaping: Shaping): Data | null;
  /** Answers what is asked about the schema itself, by response name, with variables as they were sent. */
  introspect(variables: Readonly<Data>): Data;
}

/** An operation has as many shapes as its conditions have values; more are made anew than are kept. */
const MAX_SHAPES = 64;

/** An operation ready to run: its plan, and what its answers look like. */
export class PreparedOperation {
  readonly operation: OperationDefinitionNode;
  readonly queryPlan: QueryPlan;
  readonly plan: PlanStep | null;
  /** Variables that decide what is asked for. */
  readonly conditions: readonly VariableDefinitionNode[];
  /** Names of the subgraphs whose databases an answer follows from. */
  readonly sources: readonly string[];
  /** The same of an answer to who sees nothing but what is published. */
  readonly sourcesOfPublished: readonly string[];
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #conditions: readonly string[];
  readonly #decided = new Map<string, DecidedOperation>();

  constructor(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    queryPlan: QueryPlan,
    plan: PlanStep | null,
  ) {
    this.operation = operation;
    this.queryPlan = queryPlan;
    this.plan = plan;
    const fetches = plan ? fetchesOf(plan) : [];
    this.sources = subgraphsOf(fetches);
    this.sourcesOfPublished = subgraphsOf(fetches.filter(({ isSealed }) => !isSealed));
    this.#schema = schema;
    this.#fragments = fragments;
    this.#conditions = conditionsOf([operation, ...fragments.values()]);
    const names = new Set(this.#conditions);
    this.conditions = (operation.variableDefinitions ?? []).filter(({ variable }) => names.has(variable.name.value));
  }

  decide(variables: Data): DecidedOperation {
    const key = this.#conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    let decided = this.#decided.get(key);
    if (!decided) {
      decided = this.#compile({ schema: this.#schema, fragments: this.#fragments, conditions: variables });
      if (this.#decided.size < MAX_SHAPES) this.#decided.set(key, decided);
    }
    return decided;
  }

  #compile(scope: SelectionScope): DecidedOperation {
    const { selectionSet } = this.operation;
    const root = this.#schema.getRootType(this.operation.operation);
    invariant(root, 'the operation was validated');
    return {
      shape: compileShape(scope, root, selectionSet),
      introspect: this.#introspection([...collectFields(scope, root, [selectionSet]).values()].flat()),
    };
  }

  #introspection(fields: readonly FieldNode[]): DecidedOperation['introspect'] {
    const selections = fields.filter(({ name: { value } }) => value === '__schema' || value === '__type');
    if (selections.length === 0) return () => NOTHING;
    const operation = { ...this.operation, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const;
    const document = { kind: Kind.DOCUMENT, definitions: [operation, ...this.#fragments.values()] } as const;
    return (variableValues) => executeSync({ schema: this.#schema, document, variableValues }).data ?? NOTHING;
  }
}

const NOTHING: Data = Object.freeze({});

const subgraphsOf = (fetches: readonly FetchStep[]) => [...new Set(fetches.map(({ subgraph }) => subgraph))];
