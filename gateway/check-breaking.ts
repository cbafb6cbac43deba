import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSchema, findBreakingChanges } from 'graphql';
import { packageFile } from '../subgraphs/shared/package-file.js';

/*
 * Fails when what clients see breaks operations that ran on the schema committed before. A break that is meant is one that
 * CHANGELOG.md names under Unreleased, by its coordinate in backticks: then clients can read of it.
 */

const API = 'gateway/api.graphql';

const { values } = parseArgs({ options: { base: { type: 'string' }, help: { type: 'boolean', default: false } } });

if (values.help) {
  print('npm run check:breaking                 compare with the schema committed before the present one');
  print('npm run check:breaking -- --base REV   compare with the schema of a revision');
} else {
  compare(values.base ?? null);
}

function compare(base: string | null): void {
  const current = readFileSync(packageFile(API), 'utf8');
  const earlier = base ? committed(base) : lastDifferent(current);
  if (earlier === null) {
    print('No other schema was committed before: nothing to compare with.');
    return;
  }
  const unreleased = readFileSync(packageFile('CHANGELOG.md'), 'utf8').split(/^## /m)[1] ?? '';
  const breaking = findBreakingChanges(buildSchema(earlier), buildSchema(current)).map(
    ({ description }) => description,
  );
  const unannounced = breaking.filter((description) => !isAnnounced(description, unreleased));
  for (const description of breaking)
    print(`${unannounced.includes(description) ? 'BREAKS' : 'announced'}: ${description}`);
  if (unannounced.length === 0) {
    print(`${breaking.length} breaking changes, all announced.`);
  } else {
    print('Undo them, or name each coordinate in backticks under Unreleased in CHANGELOG.md.');
    process.exitCode = 1;
  }
}

function isAnnounced(description: string, unreleased: string): boolean {
  const coordinates = [...description.matchAll(/[A-Za-z_]\w*(?:\.\w+)?/g)].map(([coordinate]) => coordinate);
  return coordinates.some((coordinate) => unreleased.includes(`\`${coordinate}\``));
}

/** The last committed schema that is not the present one. */
function lastDifferent(current: string): string | null {
  for (const revision of git('log', '--format=%H', '-2', '--', API)?.trim().split('\n').filter(Boolean) ?? []) {
    const text = committed(revision);
    if (text !== null && text !== current) return text;
  }
  return null;
}

function committed(revision: string): string | null {
  return git('show', `${revision}:${API}`);
}

/** What git prints; null if it has nothing, or there is no repository here. */
function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, { cwd: packageFile('.'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
