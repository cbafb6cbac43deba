import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * Options of a script, all with a value. `--help` prints the comment at its head, and ends it.
 *
 * @param script    Its `import.meta.url`.
 * @param defaults  By name; null for what is not there unless it is given.
 */
export function readOptions(script, defaults) {
  const given = Object.entries(defaults).map(([name, value]) => [
    name,
    { type: 'string', ...(value !== null && { default: value }) },
  ]);
  const { values } = parseArgs({
    options: { ...Object.fromEntries(given), help: { type: 'boolean', short: 'h', default: false } },
  });
  if (!values.help) return values;
  const [, comment = ''] = /\/\*\n(.*?)\n \*\//s.exec(readFileSync(new URL(script), 'utf8')) ?? [];
  process.stdout.write(`${comment.replace(/^ \* ?/gm, '')}\n`);
  process.exit(0);
}
