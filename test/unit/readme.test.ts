import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ERROR_CODES } from '../../subgraphs/shared/errors.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';

const README = packageFile('README.md');
const BLOCK = /(<!-- error codes: [^>]*-->\n)[\s\S]*?(<!-- end of error codes -->)/;

it('prints the table of error codes as the code has it (UPDATE_DOCS=true writes it)', () => {
  const rows = Object.entries(ERROR_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  const table = ['| code | meaning |', '| --- | --- |', ...rows].join('\n');
  const current = readFileSync(README, 'utf8');
  const expected = current.replace(BLOCK, `$1${table}\n$2`);
  if (process.env.UPDATE_DOCS === 'true') writeFileSync(README, expected);
  expect(readFileSync(README, 'utf8')).toBe(expected);
  expect(current).toMatch(BLOCK);
});
