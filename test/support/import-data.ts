import { type ImportOptions, type ImportResult, importIssue } from '../../cli/report/import-issue.js';
import { type Client, dataOf } from '../../cli/shared/client.js';
import type { Issue } from '../../issue/issue.js';
import { SCOPES, type Scope } from '../../subgraphs/shared/auth/caller.js';
import type { TestGraph } from './graph.js';

/** A client as the command line has one, with a token of some scopes. */
export function clientOf(graph: TestGraph, scopes: readonly Scope[] = SCOPES): Client {
  return {
    target: 'test',
    execute: async (document, variables) => dataOf(await graph.execute(document, variables, scopes)),
    close: async () => {},
  };
}

/** Imports an issue as `npm run report -- import --publish` does. */
export function importData(
  graph: TestGraph,
  issue: Issue,
  options: Partial<ImportOptions> = {},
  document: Uint8Array = Buffer.from(JSON.stringify(issue)),
): Promise<ImportResult> {
  return importIssue(clientOf(graph), issue, document, {
    publish: true,
    reason: null,
    overrideReason: null,
    ...options,
  });
}
