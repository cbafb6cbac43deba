import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import type { DoorConfig } from '../../subgraphs/shared/config/door-config.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import type { GraphqlParams } from './graphql-params.js';
import { Refusal } from './refusal.js';

/** Operations as Apollo's clients list them when they are built. Ours is `operations/persisted.json`. */
export interface Manifest {
  format: 'apollo-persisted-query-manifest';
  version: 1;
  operations: readonly { id: string; name: string; type: string; body: string }[];
}

export type OperationPolicy = Pick<DoorConfig, 'operations' | 'automaticPersistedQueries'>;

const MAX_REGISTERED = 1_000;
const MAX_REGISTERED_CHARACTERS = 2_000_000;

export const hashOf = (query: string): string => createHash('sha256').update(query).digest('hex');

/** Finds the text of an operation by what a client calls it, and says which texts are allowed. */
export class PersistedOperations {
  readonly #policy: OperationPolicy;
  readonly #byId = new Map<string, string>();
  readonly #listed = new Set<string>();
  readonly #registered = new LRUCache<string, string>({
    max: MAX_REGISTERED,
    maxSize: MAX_REGISTERED_CHARACTERS,
    sizeCalculation: (query) => query.length,
  });

  constructor(manifests: readonly Manifest[], policy: OperationPolicy) {
    this.#policy = policy;
    for (const { id, body } of manifests.flatMap(({ operations }) => operations)) {
      const hash = hashOf(body);
      this.#byId.set(id, body).set(hash, body);
      this.#listed.add(hash);
    }
  }

  /**
   * The text of the operation asked for.
   *
   * @throws {Refusal} If it is not known, not what its hash says, or not allowed.
   */
  textOf({ query, id, hash }: GraphqlParams): string {
    const name = id ?? hash;
    const known =
      name === null ? undefined : (this.#byId.get(name) ?? (id === null ? this.#registered.get(name) : undefined));
    if (query === null) return known ?? this.#refuseUnknown(id);
    if (hash !== null && hash !== hashOf(query)) {
      throw Refusal.because('BAD_REQUEST', 'Expected the hash of the query, found another.');
    }
    if (this.#policy.operations === 'persisted-only' && !this.#listed.has(hashOf(query))) {
      throw Refusal.because('OPERATION_NOT_PERSISTED', 'Expected an operation of the published list, found another.');
    }
    return query;
  }

  /** The texts that are listed, those asked for most among them. */
  texts(): string[] {
    return [...new Set(this.#byId.values())];
  }

  /** Keeps a query for those who will send its hash only. Called once it has been found valid. */
  register({ hash, query }: GraphqlParams): void {
    if (hash && query && this.#policy.automaticPersistedQueries) this.#registered.set(hash, query);
  }

  #refuseUnknown(id: string | null): never {
    const mayRegister = id === null && this.#policy.automaticPersistedQueries;
    // 200, as Apollo's clients expect: it is how they learn that the text must be sent once.
    if (mayRegister) throw Refusal.because('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', 200);
    throw Refusal.because('OPERATION_NOT_PERSISTED', 'Expected an operation of the published list, found another.');
  }
}

/** Our own manifest, and another if one is given. */
export function readManifests(operationsFile: string | null): Promise<Manifest[]> {
  const files = [packageFile('operations/persisted.json'), ...(operationsFile === null ? [] : [operationsFile])];
  return Promise.all(files.map(readManifest));
}

async function readManifest(file: string): Promise<Manifest> {
  const { format, version, operations } = JSON.parse(await readFile(file, 'utf8')) as Partial<Manifest>;
  if (format !== 'apollo-persisted-query-manifest' || version !== 1 || !Array.isArray(operations)) {
    throw new Error(`Expected a manifest of persisted operations, version 1, in ${file}, found another format.`);
  }
  return { format, version, operations };
}
