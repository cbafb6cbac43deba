import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import { CHECKS, checksIn } from '../hostile/checks.js';

const DOCUMENT = packageFile('docs/security.md');
const BLOCK = /(<!-- checks -->\n)[\s\S]*?(<!-- end of checks -->)/;
const NUMBERS = Object.keys(CHECKS).map(Number);

/** Files that have the tests of a check: by the numbers in titles, and in the names of what tests send. */
function filesByCheck(): Map<number, string[]> {
  const files = (readdirSync(packageFile('test'), { recursive: true }) as string[])
    .filter((path) => path.endsWith('.test.ts') || /^support\/(?:vectors|faults)\.ts$/.test(path))
    .map((path) => `test/${path}`)
    .toSorted();
  const byCheck = new Map<number, string[]>();
  for (const file of files) {
    for (const number of checksIn(readFileSync(packageFile(file), 'utf8'))) {
      byCheck.set(number, [...(byCheck.get(number) ?? []), file]);
    }
  }
  return byCheck;
}

it('names the tests of every check as they are (UPDATE_DOCS=true writes it)', () => {
  const files = filesByCheck();
  const rows = NUMBERS.map((number) => {
    const { what, must } = CHECKS[number] ?? { what: '', must: '' };
    const tests = (files.get(number) ?? []).map((file) => `[${file.slice('test/'.length)}](../${file})`);
    return `| ${number} | ${what} | ${must} | ${tests.join(', ') || 'none yet'} |`;
  });
  const table = ['| # | request or fault | must be | tests |', '| --- | --- | --- | --- |', ...rows].join('\n');
  const current = readFileSync(DOCUMENT, 'utf8');
  const expected = current.replace(BLOCK, `$1${table}\n$2`);
  if (process.env.UPDATE_DOCS === 'true') writeFileSync(DOCUMENT, expected);

  expect(readFileSync(DOCUMENT, 'utf8')).toBe(expected);
  expect(current).toMatch(BLOCK);
});

it('promises what is checked, and checks what is promised', () => {
  const promises = readFileSync(DOCUMENT, 'utf8').split('<!-- checks -->')[0] ?? '';

  expect(checksIn(promises).toSorted((a, b) => a - b)).toEqual(NUMBERS);
});
