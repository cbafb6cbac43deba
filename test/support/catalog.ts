import type { SourcedItem } from '../../catalog/catalog-item.js';
import type { RemoteClient } from '../../cli/shared/remote-client.js';
import {
  AbortSyncDocument,
  type FinishCatalogSyncInput,
  FinishSyncDocument,
  type PushCatalogItemsInput,
  PushItemsDocument,
  ResourceDocument,
  SearchCatalogDocument,
  type SearchCatalogQueryVariables,
  type StartCatalogSyncInput,
  StartSyncDocument,
  SyncRunDocument,
} from '../../operations/generated/graphql.js';
import type { TestGraph } from './graph.js';

/** An entry of a made-up source. */
export function item(number: number, changes: Partial<SourcedItem> = {}): SourcedItem {
  return {
    line: null,
    externalId: `e${number}`,
    code: `307001/${String(number).padStart(6, '0')}`,
    title: `合成样例数据${number}`,
    abstract: null,
    providerName: '民政部',
    providerCode: null,
    providerUnit: null,
    formatCategory: 'DATABASE',
    formatType: null,
    formatDescription: null,
    items: [{ name: '姓名', dataType: 'CHARACTER', length: 50 }],
    sharingType: 'CONDITIONAL',
    sharingCondition: null,
    sharingMethod: 'PLATFORM',
    interfaceKind: 'API',
    openToPublic: false,
    openCondition: null,
    updateFrequency: 'DAILY',
    publishedOn: '2024-06-01',
    relatedResourceCodes: [],
    extensions: [],
    ...changes,
  };
}

export const items = (from: number, to: number): SourcedItem[] =>
  Array.from({ length: to - from + 1 }, (_, index) => item(from + index));

type Answer<T> = { data?: T | null; errors?: readonly { message: string }[] };

function read<T>({ data, errors }: Answer<T>): T {
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('expected a value');
  return value;
}

/** The protocol as a script speaks it. */
export function catalogOf(graph: Pick<TestGraph, 'execute'>) {
  const scopes = ['catalog:write'] as const;
  return {
    start: async (input: Partial<StartCatalogSyncInput> = {}) =>
      present(
        read(await graph.execute(StartSyncDocument, { input: { source: 'gjml', mode: 'FULL', ...input } }, scopes))
          .startCatalogSync,
      ),
    push: async (runId: string, sequence: number, content: Partial<PushCatalogItemsInput> = {}) =>
      present(
        read(await graph.execute(PushItemsDocument, { input: { runId, sequence, items: [], ...content } }, scopes))
          .pushCatalogItems,
      ),
    finish: async (runId: string, totalSeen: number, rest: Partial<FinishCatalogSyncInput> = {}) =>
      present(
        read(await graph.execute(FinishSyncDocument, { input: { runId, totalSeen, ...rest } }, scopes))
          .finishCatalogSync,
      ),
    abort: async (runId: string) =>
      present(read(await graph.execute(AbortSyncDocument, { input: { runId } }, scopes)).abortCatalogSync),
    run: async (id: string) => read(await graph.execute(SyncRunDocument, { id }, scopes)).catalogSyncRun,
    resource: async (code: string) => read(await graph.execute(ResourceDocument, { code })).nationalResource,
    search: async (variables: SearchCatalogQueryVariables) =>
      present(read(await graph.execute(SearchCatalogDocument, variables)).nationalResources),

    /** A whole run. */
    async sync(given: readonly SourcedItem[], input: Partial<StartCatalogSyncInput> = {}) {
      const { run, userErrors } = await this.start(input);
      if (!run) throw new Error(JSON.stringify(userErrors));
      const results = [];
      let sequence = 1;
      for (let at = 0; at < given.length; at += 1_000) {
        const batch = given.slice(at, at + 1_000).map((each, index) => ({ ...each, line: at + index + 1 }));
        const pushed = await this.push(run.id, sequence++, { items: batch });
        if (pushed.userErrors.length > 0) throw new Error(JSON.stringify(pushed.userErrors));
        results.push(...pushed.results);
      }
      const finished = await this.finish(run.id, given.length, { maxRetirePercent: 100 });
      return { run: present(finished.run), results };
    },
  };
}

/** The same, over HTTP. */
export const catalogOver = (client: RemoteClient): Catalog =>
  catalogOf({
    execute: async (document: Parameters<RemoteClient['execute']>[0], variables: unknown) => ({
      data: await client.execute(document, variables),
    }),
  } as Pick<TestGraph, 'execute'>);

export type Catalog = ReturnType<typeof catalogOf>;
