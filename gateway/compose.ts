import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { parse, printSchema } from 'graphql';
import { SUBGRAPHS } from '../subgraphs/registry.js';
import { SUBGRAPH_PORTS } from '../subgraphs/shared/config/config.js';
import { packageFile } from '../subgraphs/shared/package-file.js';

/*
 * Writes what is generated from the subgraphs' classes, and committed: the SDL of each, what the gateway runs, what clients see.
 * `--check` writes nothing and fails when a file is stale.
 */

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

if (values.help) {
  print(
    'npm run compose             write subgraphs/*/schema.graphql, gateway/supergraph.graphql and gateway/api.graphql',
  );
  print('npm run compose -- --check  fail if one of them is stale');
} else {
  const stale = await staleFiles(await composeAll());
  if (!values.check) await Promise.all(stale.map(([path, text]) => writeFile(packageFile(path), text)));
  for (const [path] of stale) print(values.check ? `stale: ${path}` : `written: ${path}`);
  if (stale.length === 0) print('up to date');
  if (values.check && stale.length > 0) {
    print('Run `npm run compose` and commit what it writes.');
    process.exitCode = 1;
  }
}

/** Path and content of every generated file. */
async function composeAll(): Promise<[path: string, text: string][]> {
  const subgraphs = await Promise.all(
    SUBGRAPHS.map(async ({ name, buildSchema }) => ({ name, sdl: (await buildSchema()).sdl })),
  );
  const { supergraphSdl, errors, hints } = composeServices(
    subgraphs.map(({ name, sdl }) => ({
      name,
      url: `http://127.0.0.1:${SUBGRAPH_PORTS[name]}/graphql`,
      typeDefs: parse(sdl),
    })),
  );
  const problems = [...(errors ?? []), ...(hints ?? [])].map(({ message }) => message);
  if (!supergraphSdl || problems.length > 0) throw new Error(['The subgraphs do not compose:', ...problems].join('\n'));

  const apiSchema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  return [
    ...subgraphs.map(({ name, sdl }): [string, string] => [`subgraphs/${name}/schema.graphql`, sdl]),
    ['gateway/supergraph.graphql', `${supergraphSdl.trimEnd()}\n`],
    ['gateway/api.graphql', `${printSchema(apiSchema)}\n`],
  ];
}

async function staleFiles(files: [path: string, text: string][]) {
  const current = await Promise.all(files.map(([path]) => readFile(packageFile(path), 'utf8').catch(() => null)));
  return files.filter(([, text], index) => current[index] !== text);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
