import { execFile, spawn } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { packageFile } from '../../subgraphs/shared/package-file.js';

const run = promisify(execFile);
const LOCK = join(tmpdir(), `catalog-build-${process.ppid}`);
const MAIN = packageFile('dist/cli/catalog/main.js');

let built: Promise<void> | undefined;

/** Compiles the command line, once for each process and never by two at a time. */
export function build(): Promise<void> {
  built ??= withLock(async () => {
    const compiler = packageFile('node_modules/typescript/bin/tsc');
    await run(process.execPath, [compiler, '-b', 'tsconfig.build.json'], { cwd: packageFile('.') });
  });
  return built;
}

async function withLock(work: () => Promise<void>): Promise<void> {
  for (;;) {
    const lock = await open(LOCK, 'wx').catch(() => null);
    if (lock) {
      await lock.close();
      return work().finally(() => rm(LOCK, { force: true }));
    }
    await sleep(100);
  }
}

export interface CommandResult {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  nodeFlags?: string[];
  /** Given a way to end it. */
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs `npm run catalog -- …` as a process of its own, without npm. */
export async function runCatalog(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  await build();
  const { env = {}, nodeFlags = [], onStart } = options;
  const child = spawn(process.execPath, [...nodeFlags, MAIN, ...args], {
    env: { PATH: '/usr/bin:/bin', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onStart?.((signal) => child.kill(signal));
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => {
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
}
