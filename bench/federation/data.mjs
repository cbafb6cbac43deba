import { importIssue } from '../../dist/bench/cli/report/import-issue.js';
import { loadSampleIssue } from '../../dist/bench/cli/report/load-sample-issue.js';
import { EmbeddedClient } from '../../dist/bench/cli/shared/embedded-client.js';
import { generateIssue } from '../../dist/bench/issue/generate/generate-issue.js';
import { monthsBefore, monthsBetween } from '../../dist/bench/issue/month.js';
import { PublishedMonthsDocument } from '../../dist/bench/operations/generated/graphql.js';
import { readConfig } from '../../dist/bench/subgraphs/shared/config/config.js';

const LAST_GENERATED = '2024-05';
const SEED = 7;

/** Publishes the real June of 2024 and generated months before it, unless they are there; gives the generated months. */
export async function fill(dataDir, count) {
  const client = await EmbeddedClient.open(
    readConfig({ APP_MODE: 'embedded', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
  );
  const months = count > 0 ? monthsBetween(monthsBefore(LAST_GENERATED, count - 1), LAST_GENERATED) : [];
  await loadSampleIssue(client);
  const { reports } = await client.execute(PublishedMonthsDocument, { first: 1 });
  if (reports.totalCount <= months.length) {
    for (const month of months) {
      const issue = generateIssue(month, SEED);
      const options = { publish: true, reason: 'a benchmark', overrideReason: null };
      await importIssue(client, issue, Buffer.from(JSON.stringify(issue)), options);
    }
  }
  await client.close();
  return months;
}
