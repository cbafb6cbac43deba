import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { Kind, parse, printSchema } from 'graphql';
import * as generated from '../operations/generated/graphql.js';
import { SUBGRAPHS } from '../subgraphs/registry.js';
import { SUBGRAPH_PORTS } from '../subgraphs/shared/config/config.js';
import { packageFile } from '../subgraphs/shared/package-file.js';
import { hashOf, type Manifest } from './operations/persisted-operations.js';

/*
 * Writes what is generated from the subgraphs' classes, and committed: the SDL of each, what the gateway runs, what clients see;
 * and the manifest of our own operations.
 * `--check` writes nothing and fails when a file is stale.
 */

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

if (values.help) {
  print(
    'npm run compose             write subgraphs/*/schema.graphql, gateway/{supergraph,api}.graphql, operations/persisted.json',
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
    ['operations/persisted.json', `${JSON.stringify(manifest(), null, 2)}\n`],
  ];
}

/** The operations we send ourselves, as `npm run codegen` prints them, by the hash of their text. */
function manifest(): Manifest {
  const operations = Object.values(generated)
    .filter((each) => each instanceof generated.TypedDocumentString)
    .flatMap((document) => {
      const body = document.toString();
      const operation = parse(body).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
      return [{ id: hashOf(body), name: operation.name?.value ?? '', type: operation.operation, body }];
    });
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}

async function staleFiles(files: [path: string, text: string][]) {
  const current = await Promise.all(files.map(([path]) => readFile(packageFile(path), 'utf8').catch(() => null)));
  return files.filter(([, text], index) => current[index] !== text);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
