import type { Actor } from '../audit/actor.js';
import type { Caller } from '../auth/caller.js';
import type { SubgraphName } from '../config/config.js';
import type { Database, DatabaseDefinition } from '../database/database.js';
import type { FederatedSchema } from '../graphql/build-federated-schema.js';
import type { SectionReader } from '../section/section-reader.js';
import type { Signer } from '../snapshot/signer.js';
import type { SnapshotGrants } from '../snapshot/snapshot-grant.js';

/** What every resolver has at hand. */
export interface SubgraphContext {
  /** Finds the request in the logs of gateway and subgraphs. */
  requestId: string;
  /** Null for anyone. */
  caller: Caller | null;
  grants: SnapshotGrants;
}

/** What the context of one request is made from. */
export interface RequestServices extends SubgraphContext {
  database: Database;
  /** The way to rows of the section this subgraph owns. */
  sections: SectionReader;
  signer: Signer;
  now: () => Date;
  /** The caller as the one who makes a change, now. Mutations only: nobody reaches them without a token. */
  actor: () => Actor;
}

/** A subgraph before it runs: its schema, its tables, and how a request finds its way from one to the other. */
export interface SubgraphDefinition {
  name: SubgraphName;
  database: Omit<DatabaseDefinition, 'name'>;
  buildSchema(): Promise<FederatedSchema>;
  /** Made anew for each request, so that loaders never outlive it. */
  createContext(services: RequestServices): SubgraphContext;
  /**
   * For work that takes long, in a thread of its own: the file it runs, and the fields of queries that are such work. All mutations
   * are: so whoever changes the database takes turns with nobody elsewhere in the process.
   */
  aside?: { entry: URL; queries: readonly string[] };
  /** Work after the tables are up to date, such as bringing the registry in. */
  prepare?(database: Database): Promise<unknown>;
}
