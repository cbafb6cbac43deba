import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ErrorCode } from '../errors.js';
import { chooseOperation } from './choose-operation.js';
import { CompiledOperation } from './compiled-operation.js';

/** Of all texts together; a document, and what is compiled of it, take some hundred times the room of its text. */
const MAX_CHARACTERS = 1_000_000;

/** An operation that may run, or why it may not. */
type Known = CompiledOperation | readonly GraphQLError[];

/** The operations of one schema, each parsed, validated and compiled once. */
export class OperationCache {
  readonly #schema: GraphQLSchema;
  readonly #rules: readonly ValidationRule[];
  readonly #documents = new LRUCache<string, DocumentNode | readonly GraphQLError[]>({ maxSize: MAX_CHARACTERS });
  readonly #compiled = new WeakMap<DocumentNode, Map<string, Known>>();

  constructor(schema: GraphQLSchema, { introspection }: { introspection: boolean }) {
    this.#schema = schema;
    this.#rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  }

  find(query: string, operationName: string | null | undefined): Known {
    let document = this.#documents.get(query);
    if (!document) {
      document = this.#read(query);
      this.#documents.set(query, document, { size: query.length + 1 });
    }
    return 'kind' in document ? this.findIn(document, operationName) : document;
  }

  /** @param document  Validated. */
  findIn(document: DocumentNode, operationName: string | null | undefined): Known {
    let operations = this.#compiled.get(document);
    if (!operations) {
      operations = new Map();
      this.#compiled.set(document, operations);
    }
    let known = operations.get(operationName ?? '');
    if (!known) {
      const operation = chooseOperation(document, operationName);
      if (operation instanceof GraphQLError) return [withCode(operation, 'OPERATION_RESOLUTION_FAILURE')];
      known = new CompiledOperation(this.#schema, document, operation);
      operations.set(operationName ?? '', known);
    }
    return known;
  }

  #read(query: string): DocumentNode | readonly GraphQLError[] {
    const document = parsed(query);
    if (document instanceof GraphQLError) return [withCode(document, 'GRAPHQL_PARSE_FAILED')];
    const errors = validate(this.#schema, document, this.#rules, { hideSuggestions: true });
    return errors.length > 0 ? errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) : document;
  }
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    return new GraphQLError('Expected a document that nests less deep.');
  }
}

const withCode = ({ message, nodes, source, positions }: GraphQLError, code: ErrorCode): GraphQLError =>
  new GraphQLError(message, { nodes, source, positions, extensions: { code } });
