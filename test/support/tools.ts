import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withBase } from '../../gateway/bi/recipe.js';
import { RECIPES } from '../../gateway/bi/recipes.js';

/** Debian's packages tests need, by what they bring. */
const PACKAGES: Readonly<Record<string, string>> = {
  python3: 'python3-pandas python3-openpyxl python3-requests python3-rdflib',
  Rscript: 'r-base-core r-cran-httr2 r-cran-jsonlite',
  soffice: 'libreoffice-calc',
  ssconvert: 'gnumeric',
  gojq: 'gojq',
  mlr: 'miller',
  go: 'golang-go golang-github-tidwall-gjson-dev',
  curl: 'curl',
  slowhttptest: 'slowhttptest',
};

/** @throws {Error} with what to install, if a tool is missing: a ring that skips proves nothing. */
export function requireTools(...tools: string[]): void {
  const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing.length === 0) return;
  throw new Error(`apt-get install -y --no-install-recommends ${missing.map((tool) => PACKAGES[tool]).join(' ')}`);
}

export const scratchFolder = (): string => mkdtempSync(join(tmpdir(), 'report-bi-'));

const execute = promisify(execFile);

/**
 * What a command prints; it fails the test if it ends with another status than 0. Debian's programs come first: another Python
 * would lack Debian's libraries. Waited for without blocking, since the server it asks is in this process.
 */
export async function output(command: string, args: readonly string[], cwd: string): Promise<string> {
  const env = { PATH: `/usr/bin:${process.env.PATH}`, HOME: cwd, LANG: 'C.UTF-8', GO111MODULE: 'off' };
  const go = { GOPATH: '/usr/share/gocode', GOCACHE: join(cwd, '.go') };
  const { stdout } = await execute(command, args, { cwd, env: { ...env, ...go }, timeout: 120_000 });
  return stdout;
}

/** The code of a recipe, as a reader of the page of this server would copy it. */
export function codeOf(recipe: string, snippet: string, base: string): string {
  const found = RECIPES.find(({ id }) => id === recipe)?.snippets.find(({ id }) => id === snippet);
  if (!found) throw new Error(`no snippet "${snippet}" in the recipe "${recipe}"`);
  return withBase(found.code, base);
}
