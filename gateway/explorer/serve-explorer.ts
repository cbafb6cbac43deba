import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { parse, print, separateOperations } from 'graphql';
import { packageFile } from '../../subgraphs/shared/package-file.js';

const require = createRequire(import.meta.url);

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** A file a package ships, whether or not it may be imported. */
const fileOf = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path);

/** Everything the page needs, from packages of ours and none from elsewhere. */
const ASSETS = [
  { name: 'react.js', file: fileOf('react', 'umd/react.production.min.js'), type: SCRIPT },
  { name: 'react-dom.js', file: fileOf('react-dom', 'umd/react-dom.production.min.js'), type: SCRIPT },
  { name: 'graphiql.js', file: fileOf('graphiql', 'graphiql.min.js'), type: SCRIPT },
  { name: 'graphiql.css', file: fileOf('graphiql', 'graphiql.min.css'), type: STYLE },
  { name: 'explorer.js', file: packageFile('gateway/explorer/explorer.js'), type: SCRIPT },
  { name: 'explorer.css', file: packageFile('gateway/explorer/explorer.css'), type: STYLE },
];

/** Only what this server serves may run. GraphiQL's editor sets styles of its own and draws its icons from data URLs. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ASSET_MAX_AGE_S = 3_600;

/** An operation of the contract, in a tab of its own. */
interface Tab {
  /** File in `operations`. */
  file: string;
  /** Which of the file; all of it if nothing is said. */
  operation?: string;
  variables?: Readonly<Record<string, unknown>>;
}

/** They run as they are: one click is to give an answer, before anybody has filled in a variable. */
const READY_TO_RUN: readonly Tab[] = [
  { file: 'full-report' },
  { file: 'series' },
  { file: 'catalog', operation: 'SearchCatalog', variables: { text: '行政处罚', first: 20 } },
  { file: 'catalog', operation: 'CatalogFacets', variables: { text: '行政处罚' } },
  { file: 'catalog', operation: 'Resource', variables: { code: '307001/000001' } },
];

async function readTab({ file, operation, variables }: Tab) {
  const text = await readFile(packageFile(`operations/${file}.graphql`), 'utf8');
  const document = operation && separateOperations(parse(text))[operation];
  const query = document ? print(document) : text.replace('$month: YearMonth!', '$month: YearMonth! = "2024-06"');
  return { query, ...(variables && { variables: JSON.stringify(variables, null, 2) }) };
}

/** GraphiQL at `/`, with the operations clients send ready to run. */
export async function serveExplorer(app: FastifyInstance): Promise<void> {
  const page = await readFile(packageFile('gateway/explorer/explorer.html'), 'utf8');
  const operations = await Promise.all(READY_TO_RUN.map(readTab));
  app.get('/', (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(page),
  );
  app.get('/explorer/operations.json', () => operations);
  for (const { name, file, type } of ASSETS) {
    const content = await readFile(file);
    app.get(`/explorer/${name}`, (_request, reply) =>
      reply.type(type).header('cache-control', `public, max-age=${ASSET_MAX_AGE_S}`).send(content),
    );
  }
}
