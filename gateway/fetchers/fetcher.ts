import type { GraphQLDataSource } from '@apollo/gateway';
import {
  type FormattedExecutionResult,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { ReportError } from '../../subgraphs/shared/errors.js';
import type { Log } from '../../subgraphs/shared/log/log.js';
import { FEDERATION_SECRET_HEADER, REQUEST_ID_HEADER } from '../../subgraphs/shared/subgraph/subgraph.js';
import type { GatewayContext } from '../context.js';

type ProcessOptions = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];
type Answer = Awaited<ReturnType<GraphQLDataSource<GatewayContext>['process']>>;

/** What is sent to a subgraph. */
export interface SubgraphRequest {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

const MAX_ERRORS = 5;

/**
 * The way to one subgraph. What goes wrong on it becomes errors of the fields that were asked for, so the rest of the answer
 * arrives and each error says where it belongs; what exactly went wrong goes to the log, not to the client.
 */
export abstract class Fetcher implements GraphQLDataSource<GatewayContext> {
  readonly #name: string;
  readonly #federationSecret: string;
  readonly #log: Log;

  constructor(name: string, federationSecret: string, log: Log) {
    this.#name = name;
    this.#federationSecret = federationSecret;
    this.#log = log;
  }

  protected abstract send(request: SubgraphRequest, headers: Record<string, string>): Promise<FormattedExecutionResult>;

  async process({ request, context }: ProcessOptions): Promise<Answer> {
    const { query = '', operationName, variables } = request;
    const { authorization, requestId } = context as GatewayContext;
    const headers = {
      [FEDERATION_SECRET_HEADER]: this.#federationSecret,
      [REQUEST_ID_HEADER]: requestId,
      ...(authorization && { authorization }),
    };
    try {
      return (await this.send(
        { query, ...(operationName && { operationName }), ...(variables && { variables }) },
        headers,
      )) as Answer;
    } catch (error) {
      this.#log.error({ subgraph: this.#name, requestId, err: error }, 'subgraph did not answer');
      return { data: null, errors: this.#errorsOf(query, variables) } as unknown as Answer;
    }
  }

  /** An error for each field that got no answer. */
  #errorsOf(query: string, variables: SubgraphRequest['variables']) {
    const entities = Array.isArray(variables?.representations) ? variables.representations.keys() : [0];
    const paths = [...entities].flatMap((entity) =>
      pathsIn(query).map((path) => (path[0] === '_entities' ? ['_entities', entity, ...path.slice(1)] : path)),
    );
    return paths.slice(0, MAX_ERRORS).map((path) => {
      const message = `Expected an answer of "${this.#name}", found none. What it owns is missing here; try again later.`;
      const { extensions } = new ReportError('SUBGRAPH_UNAVAILABLE', message, { subgraph: this.#name });
      return { message, path, extensions };
    });
  }
}

/** Response paths of the fields an operation asks for: those of the root, or those of the entities. */
function pathsIn(query: string): string[][] {
  const { definitions } = parse(query);
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? pathsOf(definition) : [],
  );
}

function pathsOf({ selectionSet }: OperationDefinitionNode): string[][] {
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind !== Kind.FIELD) return [];
    const name = selection.alias?.value ?? selection.name.value;
    if (selection.name.value !== '_entities') return [[name]];
    return [...new Set(fieldNames(selection.selectionSet))].map((field) => ['_entities', field]);
  });
}

function fieldNames(selectionSet: SelectionSetNode | undefined): string[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldNames(selection.selectionSet);
    if (selection.kind !== Kind.FIELD || selection.name.value === '__typename') return [];
    return [selection.alias?.value ?? selection.name.value];
  });
}
