import { access, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIBRARIES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `/usr/lib/${machine}/faketime/libfaketime.so.1`,
);

/**
 * A clock for processes started with its environment. It runs, and can be set while they do.
 *
 * @param time  `2024-01-31 23:59:57`, in UTC.
 * @throws      If the library is not installed.
 */
export async function faketime(time: string) {
  const library = await firstOf(LIBRARIES);
  const folder = await mkdtemp(join(tmpdir(), 'report-clock-'));
  const file = join(folder, 'now');
  const set = async (to: string) => {
    await writeFile(`${file}.new`, `@${to}\n`);
    await rename(`${file}.new`, file);
  };
  await set(time);
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      // Durations are measured by the other clock, which nobody sets.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      TZ: 'UTC',
    },
    set,
    remove: () => rm(folder, { recursive: true }),
  };
}

async function firstOf(files: readonly string[]): Promise<string> {
  for (const file of files) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  throw new Error('This test needs libfaketime (Debian: faketime).');
}
