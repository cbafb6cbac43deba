import type { GraphQLSchema } from 'graphql';
import type { Database, DatabaseOptions } from '../database/database.js';
import { openDatabase } from '../database/open-database.js';
import { isUnavailable } from '../database/unavailable.js';
import { ReportError } from '../errors.js';
import { OperationCache } from '../execution/operation-cache.js';
import { createErrorFormatter } from '../log/error-formatter.js';
import type { Log } from '../log/log.js';
import { SealedRows } from '../section/sealed-rows.js';
import { SectionReader } from '../section/section-reader.js';
import { Signer } from '../snapshot/signer.js';
import { SnapshotGrants } from '../snapshot/snapshot-grant.js';
import type { SubgraphContext, SubgraphDefinition } from './subgraph-definition.js';

export interface EngineOptions {
  database: DatabaseOptions;
  federationSecret: string;
  log: Log;
  /** Room for rows of sealed sections, MiB; 0 to read them for every request. */
  snapshotCacheMib: number;
  /** The clock; tests set it. */
  now?: () => Date;
  /** Whether the schema may be read from it; suites of conformance do. The gateway has it as a file. */
  introspection?: boolean;
}

/** What answers in a subgraph once it is known who asks: its operations, on its database. */
export class Engine {
  readonly schema: GraphQLSchema;
  readonly operations: OperationCache;
  readonly database: Database;
  readonly formatError: ReturnType<typeof createErrorFormatter>;
  readonly #definition: SubgraphDefinition;
  readonly #signer: Signer;
  readonly #grants: SnapshotGrants;
  readonly #now: () => Date;
  readonly #sealed: SealedRows | null;

  static async open(definition: SubgraphDefinition, options: EngineOptions): Promise<Engine> {
    const { name } = definition;
    const { schema } = await definition.buildSchema();
    const database = await openDatabase({ name, ...definition.database }, options.database);
    return new Engine(definition, schema, database, options);
  }

  private constructor(
    definition: SubgraphDefinition,
    schema: GraphQLSchema,
    database: Database,
    { federationSecret, log, snapshotCacheMib, now = () => new Date(), introspection = false }: EngineOptions,
  ) {
    this.#definition = definition;
    this.schema = schema;
    this.database = database;
    this.operations = new OperationCache(schema, { introspection });
    this.formatError = formatterOf(definition.name, log);
    this.#signer = new Signer(federationSecret);
    this.#grants = new SnapshotGrants(this.#signer);
    this.#now = now;
    this.#sealed = snapshotCacheMib > 0 ? new SealedRows(snapshotCacheMib) : null;
  }

  /** The context of one request. */
  contextOf({ requestId, caller }: Pick<SubgraphContext, 'requestId' | 'caller'>): SubgraphContext {
    const now = this.#now;
    return this.#definition.createContext({
      requestId,
      caller,
      database: this.database,
      sections: new SectionReader(this.database.reader, this.#sealed),
      signer: this.#signer,
      grants: this.#grants,
      now,
      actor: () => {
        if (!caller) throw new ReportError('UNAUTHENTICATED', 'Expected a bearer token, found none.');
        return { subject: caller.subject, tokenId: caller.tokenId, requestId, at: now().toISOString() };
      },
    });
  }
}

const formatterOf = (subgraph: string, log: Log) =>
  createErrorFormatter(log, (error, incident) =>
    isUnavailable(error)
      ? new ReportError(
          'SUBGRAPH_UNAVAILABLE',
          `Expected the database of "${subgraph}" to do its part, found it cannot now (incident ${incident}). Try again later.`,
          { subgraph, incident },
        )
      : null,
  );
