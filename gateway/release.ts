import { readFile } from 'node:fs/promises';
import { packageFile } from '../subgraphs/shared/package-file.js';

/** The version of this program. */
export async function readRelease(): Promise<string> {
  const { version } = JSON.parse(await readFile(packageFile('package.json'), 'utf8')) as { version: string };
  return version;
}
