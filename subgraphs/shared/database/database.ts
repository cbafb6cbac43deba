import type { EntityManager } from 'typeorm';

/** The database of one subgraph: how it is read, how it is changed. Only `openDatabase` knows which product stands behind. */
export interface Database {
  /** For queries; sees only what is committed. */
  readonly reader: EntityManager;
  /**
   * Runs `work` in one transaction: all of its changes are kept, or none if it throws.
   * On SQLite writers take turns in the order they came.
   */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  /**
   * A text that is another after every commit, whoever made it: the same text before and after a reading, and nothing that was read
   * has changed. Nothing else is to be read in it.
   */
  state(): string | Promise<string>;
  /** @throws if the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What a subgraph keeps: its rows and the way to its tables. */
export interface DatabaseDefinition {
  /** Name of the subgraph: file name on SQLite, schema on PostgreSQL. */
  name: string;
  // biome-ignore lint/complexity/noBannedTypes: TypeORM's own type for a class.
  entities: Function[];
  // biome-ignore lint/complexity/noBannedTypes: TypeORM's own type for a class.
  migrations: Function[];
  /** For subgraphs with millions of rows: pages SQLite keeps in memory on each connection, MiB, and twice what its log grows to; 2 and 4 if not given. */
  cacheMib?: number;
}

export interface DatabaseOptions {
  /** Folder of the SQLite files. */
  dataDir: string;
  /** PostgreSQL, one schema for each subgraph; SQLite files if null. */
  databaseUrl: string | null;
  /** Put before the schema's name, so that several systems can share one PostgreSQL database. */
  schemaPrefix: string;
  /** Called with every statement; tests count them. */
  onStatement?: (sql: string) => void;
}
