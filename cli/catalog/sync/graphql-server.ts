import type { SourcedItem } from '../../../catalog/catalog-item.js';
import { pages } from '../../../catalog/pages.js';
import {
  AbortSyncDocument,
  CatalogDigestsDocument,
  CatalogHashesDocument,
  FinishSyncDocument,
  PushItemsDocument,
  type RefusalFragment,
  StartSyncDocument,
  SyncRejectedDocument,
  SyncRetiredDocument,
  SyncRunDocument,
  type SyncStateFragment,
} from '../../../operations/generated/graphql.js';
import { type Client, exitCodeOf } from '../../shared/client.js';
import { CommandError, EXIT } from '../../shared/exit-codes.js';
import { keyOfPush } from './batches.js';
import type { Push, RunEnding, RunStart, SyncRun, SyncServer } from './sync-server.js';

/** The server's side of a sync, spoken to in GraphQL. */
export class GraphqlSyncServer implements SyncServer {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async start(start: RunStart): Promise<SyncRun> {
    const { startCatalogSync } = await this.#client.execute(StartSyncDocument, { input: start });
    return runOf(startCatalogSync);
  }

  async push(runId: string, sequence: number, push: Push) {
    // Of a record that was rejected here too little is left for an item: the server rejects it as well, and counts it.
    const items = push.items as SourcedItem[];
    const input = { runId, sequence, ...push, items, idempotencyKey: keyOfPush(runId, sequence) };
    const { pushCatalogItems } = await this.#client.execute(PushItemsDocument, { input });
    return accepted(pushCatalogItems);
  }

  async finish(runId: string, ending: RunEnding): Promise<SyncRun> {
    const { finishCatalogSync } = await this.#client.execute(FinishSyncDocument, { input: { runId, ...ending } });
    return runOf(finishCatalogSync);
  }

  async abort(runId: string): Promise<SyncRun> {
    const { abortCatalogSync } = await this.#client.execute(AbortSyncDocument, { input: { runId } });
    return runOf(abortCatalogSync);
  }

  async run(runId: string): Promise<SyncRun | null> {
    const { catalogSyncRun } = await this.#client.execute(SyncRunDocument, { id: runId });
    return catalogSyncRun && toRun(catalogSyncRun);
  }

  async digests(source: string, prefixes: readonly string[], depth: number) {
    const variables = { source, prefixes: [...prefixes], depth };
    const { catalogDigests } = await this.#client.execute(CatalogDigestsDocument, variables);
    return catalogDigests ?? [];
  }

  async *hashes(source: string, prefixes: readonly string[]) {
    yield* pages(async (after) => {
      const variables = { source, prefixes: [...prefixes], after };
      const { catalogHashes } = await this.#client.execute(CatalogHashesDocument, variables);
      return catalogHashes && { nodes: catalogHashes.hashes, pageInfo: catalogHashes.pageInfo };
    });
  }

  async *rejections(runId: string) {
    yield* pages(async (after) => {
      const { catalogSyncRun: run } = await this.#client.execute(SyncRejectedDocument, { id: runId, after });
      return run && { nodes: run.rejected.edges.map(({ node }) => node), pageInfo: run.rejected.pageInfo };
    });
  }

  async *retirements(runId: string) {
    yield* pages(async (after) => {
      const { catalogSyncRun: run } = await this.#client.execute(SyncRetiredDocument, { id: runId, after });
      const nodes = run?.retired.edges.map(({ node: { externalId, title } }) => ({ externalId, name: title }));
      return run && { nodes: nodes ?? [], pageInfo: run.retired.pageInfo };
    });
  }
}

function runOf(payload: { run?: SyncStateFragment | null; userErrors: RefusalFragment[] } | null | undefined): SyncRun {
  const { run } = accepted(payload);
  if (run) return toRun(run);
  throw new CommandError(EXIT.failed, 'Expected a run, found none.');
}

function accepted<Payload extends { userErrors: RefusalFragment[] }>(payload: Payload | null | undefined): Payload {
  const [refusal] = payload?.userErrors ?? [];
  if (refusal) throw new CommandError(exitCodeOf(refusal.code), `${refusal.code}: ${refusal.message}`);
  if (payload) return payload;
  throw new CommandError(EXIT.failed, 'Expected an answer, found none.');
}

function toRun({ counts, ...run }: SyncStateFragment): SyncRun {
  const { retired, conflicts, ...same } = counts;
  return { ...run, counts: { ...same, deleted: retired, conflict: conflicts } } as SyncRun;
}
