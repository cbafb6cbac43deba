import { createHash } from 'node:crypto';
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { limitErrors, MAX_TOKENS } from '../limits/document-limits.js';
import { type Measures, measureDocument } from '../limits/measure-document.js';
import { Refusal } from './refusal.js';
import { queryHasUnstorableText } from './unstorable-text.js';

const MAX_ERRORS = 5;
const MAX_DOCUMENTS = 1_000;
/** Of all texts together. A parsed document takes some hundred times the room of its text. */
const MAX_CHARACTERS = 500_000;
/** What a refused text counts for: only the errors are kept. */
const REFUSAL_CHARACTERS = 500;

/** A query that was parsed, found within the limits, and valid. */
export interface ValidDocument {
  /** SHA-256 of the text, hexadecimal. */
  hash: string;
  document: DocumentNode;
  measures: Measures;
}

export interface DocumentRules {
  introspection: boolean;
  /** Whether errors suggest names of the schema. */
  suggestions: boolean;
}

/** Parses, measures and validates each text once, and keeps what came of it, the newest of them. */
export class DocumentCache {
  readonly #schema: GraphQLSchema;
  readonly #rules: readonly ValidationRule[];
  readonly #hideSuggestions: boolean;
  readonly #known = new LRUCache<string, ValidDocument | Refusal>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (known) => (known instanceof Refusal ? REFUSAL_CHARACTERS : (known.document.loc?.end ?? 1) + 1),
  });

  readonly #hashes = new LRUCache<string, string>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_hash, query) => query.length + 1,
  });

  constructor(schema: GraphQLSchema, { introspection, suggestions }: DocumentRules) {
    this.#schema = schema;
    this.#hideSuggestions = !suggestions;
    const noIntrospection = introspection ? [] : [NoSchemaIntrospectionCustomRule];
    this.#rules = [...specifiedRules, KnownOperationTypesRule, ...noIntrospection];
  }

  /** @throws {Refusal} If it does not parse, goes past a limit, or is not valid. */
  prepare(query: string): ValidDocument {
    const hash = this.#hashOf(query);
    let known = this.#known.get(hash);
    if (!known) {
      known = this.#read(query, hash);
      this.#known.set(hash, known);
    }
    if (known instanceof Refusal) throw known;
    return known;
  }

  /** Looking a text up costs a tenth of hashing it. */
  #hashOf(query: string): string {
    let hash = this.#hashes.get(query);
    if (hash === undefined) {
      hash = createHash('sha256').update(query).digest('hex');
      this.#hashes.set(query, hash);
    }
    return hash;
  }

  /** The document of a text prepared before. */
  find(hash: string): DocumentNode | undefined {
    const known = this.#known.get(hash);
    return known instanceof Refusal ? undefined : known?.document;
  }

  #read(query: string, hash: string): ValidDocument | Refusal {
    try {
      if (queryHasUnstorableText(query)) throw Refusal.because('BAD_USER_INPUT', 'Expected a text, found NUL in it.');
      const document = parseDocument(query);
      // Before validation, some of whose rules compare every field with every other.
      const measures = measureDocument(document);
      const limits = limitErrors(measures);
      if (limits.length > 0) throw Refusal.of(limits, 'QUERY_TOO_COMPLEX');
      const options = { maxErrors: MAX_ERRORS, hideSuggestions: this.#hideSuggestions };
      const errors = validate(this.#schema, document, this.#rules, options);
      const told = this.#hideSuggestions ? errors.map(withoutSuggestion) : errors;
      if (told.length > 0) throw Refusal.of(told, 'GRAPHQL_VALIDATION_FAILED');
      return { hash, document, measures };
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

/** One rule of graphql-js suggests a selection set whatever it is told. */
function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean .*\?$/s, '');
  return message === error.message ? error : new GraphQLError(message, { nodes: error.nodes });
}

function parseDocument(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) throw Refusal.of([error], 'GRAPHQL_PARSE_FAILED');
    throw Refusal.because('GRAPHQL_PARSE_FAILED', 'Expected a document that nests less deep.');
  }
}

/** graphql-js lets an operation pass whose root type the schema does not have. */
function KnownOperationTypesRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      const message = `Expected a query or a mutation, found a ${node.operation}.`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}
