import Table from 'cli-table3';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import { type Figures, together } from '../support/seen.js';
import { CHECKS, checksIn, HEADLINES } from './checks.js';

type Verdict = 'ok' | 'FAILED' | 'not run' | 'MISSING';

/** What came of one check: its tests that ran, where, and what they saw. */
interface Outcome {
  verdict: Verdict;
  seen: string;
  figures: Figures;
}

const WHERE = ['embedded', 'split', 'sqlite', 'postgres'] as const;

/** Prints what came of every check, then the headline figures. A check that failed, or has no test, fails the run. */
export default class ChecksReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const outcomes = Object.keys(CHECKS).map((number) => {
      const own = tests.filter((test) => checksIn(test.fullName).includes(Number(number)));
      return [Number(number), outcomeOf(own)] as const;
    });
    process.stdout.write(`\n${tableOf(outcomes)}\n\n${headlinesOf(tests)}\n\n${summaryOf(outcomes)}\n`);
    if (outcomes.some(([, { verdict }]) => verdict === 'FAILED' || verdict === 'MISSING')) process.exitCode = 1;
  }
}

function outcomeOf(tests: readonly TestCase[]): Outcome {
  const ran = tests.filter((test) => ['passed', 'failed'].includes(test.result().state));
  const passed = ran.filter((test) => test.ok());
  const figures = together(ran.map((test) => test.meta().seen ?? {}));
  const details = [
    ran.length > 0 ? `${passed.length} of ${ran.length} tests` : '',
    whereOf(ran),
    Object.entries(figures)
      .map(([name, figure]) => `${name} ${figure}`)
      .join(', '),
  ];
  return { verdict: verdictOf(tests, ran, passed), seen: details.filter((text) => text !== '').join('; '), figures };
}

function verdictOf(tests: readonly TestCase[], ran: readonly TestCase[], passed: readonly TestCase[]): Verdict {
  if (tests.length === 0) return 'MISSING';
  if (passed.length < ran.length || tests.some(isBelowFailure)) return 'FAILED';
  return ran.length === 0 ? 'not run' : 'ok';
}

/** Whether what goes before the test failed: then it is skipped, which must not look like a choice. */
function isBelowFailure({ parent }: TestCase | TestSuite): boolean {
  return parent.errors().length > 0 || (parent.type === 'suite' && isBelowFailure(parent));
}

/** Shapes named in titles, databases named by rings. */
function whereOf(tests: readonly TestCase[]): string {
  const names = tests.map((test) => `${test.project.name} ${test.fullName}`).join('\n');
  return WHERE.filter((word) => new RegExp(`\\b${word}\\b`).test(names)).join(', ');
}

function tableOf(outcomes: readonly (readonly [number, Outcome])[]): string {
  const table = new Table({
    head: ['#', 'check', 'must be', 'seen', ''],
    colWidths: [4, 36, 32, 52, 9],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const [number, { verdict, seen }] of outcomes) {
    const { what, must } = CHECKS[number] ?? { what: '', must: '' };
    table.push([number, what, must, seen, verdict]);
  }
  return table.toString();
}

function headlinesOf(tests: readonly TestCase[]): string {
  const figures = together(tests.map((test) => test.meta().seen ?? {}));
  return Object.entries(HEADLINES)
    .map(([title, names]) => {
      const known = Object.entries(names).map(([name, called]) => `${called} ${figures[name] ?? 'not measured'}`);
      return `${title}: ${known.join(' / ')}`;
    })
    .join('\n');
}

function summaryOf(outcomes: readonly (readonly [number, Outcome])[]): string {
  const of = (wanted: Verdict) =>
    outcomes.filter(([, { verdict }]) => verdict === wanted).map(([number]) => `#${number}`);
  const bad = (['FAILED', 'MISSING', 'not run'] as const).map((verdict) => ({ verdict, numbers: of(verdict) }));
  return [
    `${of('ok').length} of ${outcomes.length} checks ok`,
    ...bad
      .filter(({ numbers }) => numbers.length > 0)
      .map(({ verdict, numbers }) => `${verdict}: ${numbers.join(' ')}`),
  ].join('; ');
}
