import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { importIssue } from '../../cli/report/import-issue.js';
import { RemoteClient } from '../../cli/shared/remote-client.js';
import { generateIssue } from '../../issue/generate/generate-issue.js';
import type { Issue } from '../../issue/issue.js';
import { monthsBetween } from '../../issue/month.js';
import { FullReportDocument } from '../../operations/generated/graphql.js';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/config/config.js';
import { fileOf } from '../../subgraphs/shared/database/sqlite.js';
import { openTestGraph } from './graph.js';
import { importData } from './import-data.js';
import { environmentOf, runToEnd } from './processes.js';
import type { ServerProcess } from './server-process.js';
import { post } from './servers.js';

const SEED = 35;
const IMPORT = { publish: true, reason: null, overrideReason: null };
/** Blows fall between the beginning and this share of the time an import, or its last step, takes undisturbed. */
const REACH = 1.3;
const LAST_STEP = 'checking and publishing';

export interface KilledOften {
  kills: number;
  /** Publications the server said were done. */
  acknowledged: number;
  /** Of these, those that are not there, or not as they were sent. */
  lost: string[];
  /** Months that were answered, and not whole. */
  half: string[];
  /** What the databases, or the audit trails, say is wrong with them. */
  faults: string[];
  /** From the start of the process until it was ready, milliseconds, in order. */
  readyMs: number[];
  /** Time of processors that took, milliseconds, in order. */
  readyProcessorMs: number[];
}

/**
 * Publishes a month after the other and kills the server at random moments in between, every other time in the publication itself.
 * After each blow the same import goes on where it was. What is answered is compared with a system nobody killed.
 */
export async function killWhilePublishing(server: ServerProcess, kills: number): Promise<KilledOften> {
  const reference = await openTestGraph();
  const expected = new Map<string, unknown>();
  const acknowledged: string[] = [];
  const half = new Set<string>();
  const readyMs: number[] = [];
  const readyProcessorMs: number[] = [];
  const client = new RemoteClient(server.graphql, server.token);
  const months = monthsBetween('2000-01', '2040-12').values();
  const answerOf = async (month: string) =>
    (await post(server.graphql, { query: FullReportDocument.toString(), variables: { month } })).json;
  const isWhole = async (month: string) => isSame(await answerOf(month), expected.get(month));
  const next = async (): Promise<Issue> => {
    const issue = generateIssue(months.next().value ?? '', SEED);
    await importData(reference, issue);
    expected.set(issue.month, await reference.execute(FullReportDocument, { month: issue.month }));
    return issue;
  };

  try {
    let issue = await next();
    const start = performance.now();
    let lastStep = start;
    const onStep = (step: string) => {
      if (step === LAST_STEP) lastStep = performance.now();
    };
    await importIssue(client, issue, Buffer.from(issue.month), { ...IMPORT, onStep });
    acknowledged.push(issue.month);
    const wholeMs = REACH * (performance.now() - start);
    const lastStepMs = REACH * (performance.now() - lastStep);
    issue = await next();

    for (let kill = 0; kill < kills; ) {
      let blow: Promise<void> | null = null;
      const strikeWithin = (ms: number) => {
        blow ??= sleep(Math.random() * ms).then(() => server.kill());
      };
      const isInPublication = kill % 2 === 0;
      if (!isInPublication) strikeWithin(wholeMs);
      const onStepOfThis = (step: string) => {
        if (isInPublication && step === LAST_STEP) strikeWithin(lastStepMs);
      };
      const isDone = await importIssue(client, issue, Buffer.from(issue.month), {
        ...IMPORT,
        onStep: onStepOfThis,
      }).then(
        () => true,
        () => false,
      );
      // The blow falls once the import is past the step it is meant for.
      if (blow) {
        await blow;
        kill++;
        const restart = performance.now();
        await server.start();
        readyMs.push(Math.round(performance.now() - restart));
        readyProcessorMs.push(await server.processorMs());
        const found = (await answerOf(issue.month)) as { data?: { report?: unknown } };
        if (found.data?.report && !isSame(found, expected.get(issue.month))) half.add(issue.month);
      }
      if (!isDone) await importIssue(client, issue, Buffer.from(issue.month), IMPORT);
      acknowledged.push(issue.month);
      issue = await next();
    }
    const lost = [];
    for (const month of acknowledged) if (!(await isWhole(month))) lost.push(month);
    await server.kill();
    const faults = await faultsOf(server);
    for (const list of [readyMs, readyProcessorMs]) list.sort((a, b) => a - b);
    return { kills, acknowledged: acknowledged.length, lost, half: [...half], faults, readyMs, readyProcessorMs };
  } finally {
    await reference.close();
  }
}

const isSame = (found: unknown, expected: unknown): boolean => JSON.stringify(found) === JSON.stringify(expected);

/** What the databases say of themselves, once nobody has them open. */
export async function faultsOf({ testDatabase }: Pick<ServerProcess, 'testDatabase'>): Promise<string[]> {
  const audit = await runToEnd('cli/audit.js', ['verify'], environmentOf(testDatabase));
  const faults = audit.status === 0 ? [] : [audit.stderr];
  if (testDatabase.options.databaseUrl) return faults;
  for (const name of SUBGRAPH_NAMES) {
    const file = new Sqlite(fileOf({ name }, testDatabase.options), { readonly: true });
    const verdict = file.pragma('integrity_check', { simple: true });
    file.close();
    if (verdict !== 'ok') faults.push(`${name}: ${verdict}`);
  }
  return faults;
}
