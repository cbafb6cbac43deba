import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { packageFile } from '../../subgraphs/shared/package-file.js';

/** Rings that start processes start the built program, so it is built before them. */
export default function setup({ vitest }: TestProject): void {
  const isNeeded = vitest.projects.some(({ name }) => /^(?:process|browser|hostile):/.test(name));
  if (isNeeded) execFileSync('npm', ['run', '-s', 'build'], { cwd: packageFile('.'), stdio: 'inherit' });
}
