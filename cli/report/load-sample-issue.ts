import { readFile } from 'node:fs/promises';
import { decodeDocument } from '../../issue/read/decode-document.js';
import { readIssue } from '../../issue/read/read-issue.js';
import { PublishedMonthsDocument } from '../../operations/generated/graphql.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import type { Client } from '../shared/client.js';
import { importIssue } from './import-issue.js';

const SAMPLE = 'issue/sample/2024-06.txt';

/** Publishes the issue of June 2024 if no month is published yet; says whether it did. */
export async function loadSampleIssue(client: Client): Promise<boolean> {
  const { reports } = await client.execute(PublishedMonthsDocument, { first: 1 });
  if (!reports || reports.totalCount > 0) return false;
  const document = await readFile(packageFile(SAMPLE));
  const issue = readIssue(decodeDocument(document));
  await importIssue(client, issue, document, { publish: true, reason: null, overrideReason: null });
  return true;
}
