import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { invariant } from '../errors.js';
import { fieldsOf, type RunField } from './compile-fields.js';
import { conditionsOf } from './conditions.js';
import { OperationRun } from './operation-run.js';

/** An operation has as many forms as its conditions have values; more are made anew than are kept. */
const MAX_FORMS = 64;
const OPTIONS = { hideSuggestions: true };

/**
 * An operation made ready to run: which field is answered by which resolver, in which form, is worked out once. Errors, nulls and
 * the order of things are those of graphql-js, which would work all of it out for every request and every row.
 */
export class CompiledOperation {
  /** Names of the fields it may ask for, whatever its conditions are. */
  readonly rootFields: readonly string[];
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #conditions: readonly string[];
  readonly #forms = new Map<string, readonly RunField[]>();

  /** @param document  Validated. */
  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#operation = operation;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
    this.#conditions = conditionsOf([operation, ...this.#fragments.values()]);
    this.rootFields = [...this.#fieldsIn(operation.selectionSet)];
  }

  get isMutation(): boolean {
    return this.#operation.operation === OperationTypeNode.MUTATION;
  }

  /** Never throws: what goes wrong is among the errors. */
  async run(context: unknown, given: Readonly<Record<string, unknown>>): Promise<ExecutionResult> {
    const { variableDefinitions = [] } = this.#operation;
    const { coerced, errors } = getVariableValues(this.#schema, variableDefinitions, given, OPTIONS);
    if (!coerced) return { errors: errors.map(toInputError) };
    const run = new OperationRun(context, coerced);
    const data = {};
    run.result.data = data;
    for (const field of this.#formFor(coerced)) {
      field.run(undefined, run, run.root, data);
      // Changes are made one after the other.
      if (this.isMutation) await run.settled();
    }
    await run.settled();
    const answer = run.root.isGone ? null : data;
    return run.errors.length > 0 ? { data: answer, errors: run.errors } : { data: answer };
  }

  *#fieldsIn({ selections }: SelectionSetNode): Generator<string> {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) yield selection.name.value;
      else if (selection.kind === Kind.INLINE_FRAGMENT) yield* this.#fieldsIn(selection.selectionSet);
      else yield* this.#fieldsIn((this.#fragments.get(selection.name.value) as FragmentDefinitionNode).selectionSet);
    }
  }

  #formFor(variables: Readonly<Record<string, unknown>>): readonly RunField[] {
    const key = this.#conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    let form = this.#forms.get(key);
    if (!form) {
      form = this.#compile(variables);
      if (this.#forms.size < MAX_FORMS) this.#forms.set(key, form);
    }
    return form;
  }

  #compile(conditions: Readonly<Record<string, unknown>>): readonly RunField[] {
    const operation = this.#operation;
    const root = this.#schema.getRootType(operation.operation);
    invariant(root, 'the operation was validated');
    return fieldsOf({ schema: this.#schema, fragments: this.#fragments, conditions, operation }, root, [operation]);
  }
}

const toInputError = ({ message, nodes, originalError, extensions }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { nodes, originalError, extensions: { code: 'BAD_USER_INPUT', ...extensions } });
