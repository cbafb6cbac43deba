import {
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { DoorConfig } from '../../subgraphs/shared/config/door-config.js';
import { invariant, ReportError } from '../../subgraphs/shared/errors.js';
import { type Lifetime, lifetimeOf } from '../answers/lifetime.js';
import { CostModel } from '../limits/cost-model.js';
import { DOCUMENT_LIMITS } from '../limits/document-limits.js';
import type { Measures } from '../limits/measure-document.js';
import { costOf, type OperationCost } from '../limits/operation-cost.js';
import { DocumentCache } from './document-cache.js';
import type { GraphqlParams } from './graphql-params.js';
import { knowScalars } from './know-scalars.js';
import { hashOf, type PersistedOperations } from './persisted-operations.js';
import { Refusal } from './refusal.js';
import { hasUnstorableText } from './unstorable-text.js';

const MAX_VARIABLE_ERRORS = 5;
const MAX_KEPT_CHARACTERS = 200;
const MAX_JUDGED = 1_000;

/** What an operation costs and how large it is, with the limits: `extensions.cost` for those who ask. */
export interface CostReport {
  cost: number;
  maxCost: number;
  /** Cost by root field, as it is called in the answer. */
  parts: Readonly<Record<string, number>>;
  measures: Measures;
  limits: Readonly<Measures>;
}

/** An operation that may be planned and executed. */
export interface AdmittedOperation {
  query: string;
  /** SHA-256 of the query, hexadecimal. */
  hash: string;
  document: DocumentNode;
  operationName: string | null;
  type: OperationDefinitionNode['operation'];
  variables: Readonly<Record<string, unknown>>;
  cost: CostReport;
  /** The same for the same operation of the same schema with the same variables, however they were written; null for a mutation. */
  key: string | null;
  lifetime: Lifetime;
}

/** What was worked out of an operation with its variables. */
interface Judged {
  cost: OperationCost;
  lifetime: Lifetime;
}

export type AdmissionRules = Pick<
  DoorConfig,
  'maxCost' | 'operations' | 'automaticPersistedQueries' | 'suggestions'
> & { introspection: boolean };

/**
 * Everything an operation has to pass before it is planned: it is known or allowed, parses, keeps within the limits, is valid, its
 * variables are, and it costs no more than it may. Each step is cheaper than what it keeps away.
 */
export class Admission {
  readonly #rules: AdmissionRules;
  readonly #persisted: PersistedOperations;
  #graph: {
    schema: GraphQLSchema;
    documents: DocumentCache;
    model: CostModel;
    /** Of the supergraph. */
    hash: string;
    judged: LRUCache<string, Judged>;
  } | null = null;

  constructor(rules: AdmissionRules, persisted: PersistedOperations) {
    this.#rules = rules;
    this.#persisted = persisted;
  }

  /** From now on operations are judged by this schema; documents of another are forgotten. */
  useSchema(apiSchema: GraphQLSchema, supergraphSdl: string): void {
    knowScalars(apiSchema);
    this.#graph = {
      schema: apiSchema,
      documents: new DocumentCache(apiSchema, this.#rules),
      model: new CostModel(supergraphSdl),
      judged: new LRUCache({ max: MAX_JUDGED }),
      hash: hashOf(supergraphSdl),
    };
  }

  /** @throws {Refusal} With everything that is wrong. */
  admit(params: GraphqlParams): AdmittedOperation {
    const query = this.#persisted.textOf(params);
    const { operationName, variables } = params;
    const admitted = this.check(query, operationName, variables);
    this.#persisted.register(params);
    return admitted;
  }

  /** As `admit`, for a text whose origin is beyond doubt. */
  check(query: string, operationName: string | null, given: GraphqlParams['variables']): AdmittedOperation {
    invariant(this.#graph, 'the gateway has a schema');
    const { schema, documents, model, judged, hash: schemaHash } = this.#graph;
    const { hash, document, measures } = documents.prepare(query);
    const operation = operationOf(document, operationName);
    const variables = declaredOf(operation, given);
    const values = this.#coerce(schema, operation, variables);
    // Most clients ask the same again and again, but nobody makes a change a second time.
    const isMutation = operation.operation === OperationTypeNode.MUTATION;
    const key = isMutation ? null : `${schemaHash} ${hash} ${operationName} ${shortened(JSON.stringify(values))}`;
    let known = key === null ? undefined : judged.get(key);
    if (!known) {
      const cost = refusing(() => costOf(document, operation, values, schema, model));
      known = { cost, lifetime: lifetimeOf(document, operation, values, schema) };
      if (key !== null) judged.set(key, known);
    }
    const { total, parts } = known.cost;
    const cost = { cost: total, maxCost: this.#rules.maxCost, parts, measures, limits: DOCUMENT_LIMITS };
    if (total > this.#rules.maxCost) {
      const message = `Expected a cost of at most ${this.#rules.maxCost}, found ${total}.`;
      throw Refusal.of([new ReportError('QUERY_TOO_EXPENSIVE', message, { cost })], 'QUERY_TOO_EXPENSIVE');
    }
    const { lifetime } = known;
    return { query, hash, document, operationName, type: operation.operation, variables, cost, key, lifetime };
  }

  /** The listed operations: those that can be named, and are valid. */
  *listed(): Generator<Pick<AdmittedOperation, 'query' | 'hash' | 'document'>> {
    for (const query of this.#persisted.texts()) {
      invariant(this.#graph, 'the gateway has a schema');
      try {
        const { hash, document } = this.#graph.documents.prepare(query);
        yield { query, hash, document };
      } catch (error) {
        // Of another schema than this gateway's: refused when somebody asks it.
        if (!(error instanceof Refusal)) throw error;
      }
    }
  }

  /** The document of a text that was admitted, so that nobody parses or validates it again. */
  documentOf(hash: string): DocumentNode | undefined {
    return this.#graph?.documents.find(hash);
  }

  #coerce(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: GraphqlParams['variables']) {
    const definitions = operation.variableDefinitions ?? [];
    const typeOf = ({ type }: VariableDefinitionNode) => typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType;
    if (definitions.some((each) => hasUnstorableText(variables[each.variable.name.value], typeOf(each)))) {
      throw Refusal.because('BAD_USER_INPUT', 'Expected texts of whole characters other than NUL, found another.');
    }
    const { coerced, errors } = getVariableValues(schema, definitions, variables, {
      maxErrors: MAX_VARIABLE_ERRORS,
      hideSuggestions: !this.#rules.suggestions,
    });
    if (errors) throw Refusal.of(errors, 'BAD_USER_INPUT');
    return coerced;
  }
}

/** Most variables are shorter than their hash, and sooner there. */
const shortened = (text: string): string => (text.length <= MAX_KEPT_CHARACTERS ? text : hashOf(text));

function operationOf(document: DocumentNode, operationName: string | null): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (operation) return operation;
  const count = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  const expected = operationName === null ? 'one operation, or the name of one' : 'the operation of the name asked for';
  throw Refusal.because('OPERATION_RESOLUTION_FAILURE', `Expected ${expected}, found ${count} operations.`);
}

/** What the operation has a use for: whatever else was sent goes no further. */
function declaredOf({ variableDefinitions = [] }: OperationDefinitionNode, given: GraphqlParams['variables']) {
  const names = variableDefinitions.map(({ variable }) => variable.name.value);
  return Object.fromEntries(names.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]));
}

/** An argument that is not valid is found out only when its variable is put in. */
function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof GraphQLError) throw Refusal.of([error], 'BAD_USER_INPUT');
    throw error;
  }
}
