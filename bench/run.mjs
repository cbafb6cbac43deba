#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HELP = `The benchmarks. Each starts what it measures, on free ports, with databases of its own.

  npm run bench                       both
  npm run bench -- federation [OPTIONS]
      what composing costs, beside peers: five minutes. With --write its figures become those of docs/performance.md;
      --help tells the other options. Installs the peers into bench/federation first, if they are not there.
  npm run bench -- catalog [OPTIONS]
      how fast a source of the national catalog is synced, and searched when it is: one minute.
      --entries N (20000), --database postgres://… (SQLite)

  More of the catalog, each explained at its head: bench/catalog/export.mjs, bench/catalog/beside.mjs
`;

const folderOf = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROOT = folderOf('..');
const FEDERATION = folderOf('federation');

const [chosen, ...options] = process.argv.slice(2);
const BENCHMARKS = { federation, catalog };
if (chosen === undefined) {
  federation();
  await catalog();
} else if (BENCHMARKS[chosen]) {
  await BENCHMARKS[chosen]();
} else {
  process.stdout.write(HELP);
  process.exitCode = ['--help', '-h', 'help'].includes(chosen) ? 0 : 2;
}

function federation() {
  if (!existsSync(join(FEDERATION, 'node_modules'))) run(FEDERATION, 'npm', 'ci');
  run(FEDERATION, 'npm', 'run', '-s', 'bench', '--', ...options);
}

async function catalog() {
  const given = options.includes('--entries') ? options : ['--entries', '20000', ...options];
  const database = options.includes('--database') ? options.slice(options.indexOf('--database')).slice(0, 2) : [];
  const folder = await mkdtemp(join(tmpdir(), 'catalog-bench-'));
  run(ROOT, 'npm', 'run', '-s', 'build');
  run(ROOT, process.execPath, 'bench/catalog/sync.mjs', '--keep', folder, ...given);
  run(ROOT, process.execPath, 'bench/catalog/search.mjs', '--data', folder, '--pages', '100', ...database);
  await rm(folder, { recursive: true });
}

function run(cwd, command, ...args) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
