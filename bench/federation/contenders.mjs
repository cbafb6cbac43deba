import { createRequire } from 'node:module';
import { SUBGRAPH_NAMES } from '../../dist/bench/subgraphs/shared/config/config.js';

/*
 * Who is measured: each a process of its own, started with the settings below and reached over HTTP.
 *
 * `title`     what tables call it
 * `script`    what node runs, below this folder, with `args`
 * `env`       its settings
 * `subgraphs` whether it asks the five subgraph processes; else it answers alone
 * `works`     what it is asked, by name; everything if not said
 */

const built = (path) => `../../dist/bench/${path}`;
const ownServer = (kind) => ({ script: 'serve.mjs', args: ({ dataDir, supergraph }) => [kind, dataDir, supergraph] });

const embedded = (title, env = {}, more = {}) => ({
  title,
  script: built('cli/start.js'),
  env: ({ dataDir }) => ({ APP_MODE: 'embedded', DATA_DIR: dataDir, ...env }),
  ...more,
});

const split = (title, env = {}, more = {}) => ({
  title,
  script: built('gateway/server.js'),
  env: ({ dataDir, subgraphUrls }) => ({
    APP_MODE: 'split',
    DATA_DIR: dataDir,
    ...Object.fromEntries(SUBGRAPH_NAMES.map((name) => [`${name.toUpperCase()}_URL`, subgraphUrls[name]])),
    ...env,
  }),
  subgraphs: true,
  ...more,
});

/** Every figure is read from the database for every request. */
const NOTHING_KEPT = { ANSWER_CACHE_MIB: '0', SNAPSHOT_CACHE_MIB: '0' };
/** Answers are made anew for every request, of rows that were read once. */
const SNAPSHOTS_KEPT = { ANSWER_CACHE_MIB: '0' };

/** Another way to run ours is a line here, or `--shape` of the command: its name, its title, its settings. */
export const CONTENDERS = {
  embedded: embedded('this federation, embedded', NOTHING_KEPT),
  'embedded-snapshots': embedded('this federation, embedded, snapshots kept', SNAPSHOTS_KEPT),
  'embedded-answers': embedded('this federation, embedded, whole answers kept'),
  monolith: { title: 'the same resolvers as one Apollo Server', ...ownServer('monolith') },
  'stock-embedded': { title: 'Apollo gateway, subgraphs in its process', ...ownServer('stock') },
  split: split('this federation, split', NOTHING_KEPT),
  hive: {
    title: 'Hive Gateway, Rust planner',
    script: hiveCommand(),
    args: ({ port, supergraph }) => [
      ...['supergraph', supergraph, '--config-path', 'hive.config.mjs'],
      ...['--host', '127.0.0.1', '--port', String(port)],
    ],
    env: ({ federationSecret }) => ({ FEDERATION_SECRET: federationSecret }),
    subgraphs: true,
  },
  'stock-split': { title: 'Apollo gateway', ...ownServer('stock-split'), subgraphs: true },
};

/** What is measured beside them and composes nothing; started when the answers are known. */
export const YARDSTICKS = {
  static: {
    title: 'a static route of node:http, the same bytes',
    script: 'serve.mjs',
    args: ({ dataDir, answer }) => ['static', dataDir, answer],
    works: ['june'],
  },
  sql: { title: 'one SQL statement and JSON.stringify', ...ownServer('sql'), works: ['series'] },
};

export const SUBGRAPHS = Object.fromEntries(
  SUBGRAPH_NAMES.map((name) => [
    name,
    {
      title: name,
      script: built(`subgraphs/${name}/server.js`),
      env: ({ dataDir }) => ({ APP_MODE: 'split', DATA_DIR: dataDir, ...NOTHING_KEPT }),
    },
  ]),
);

/** `NAME[:split]=SETTING=VALUE,SETTING=VALUE`: ours with other settings, such as a cache. */
export function shapeOf(text) {
  const [, name, isSplit, settings] = /^([\w-]+)(:split)?=(.+)$/.exec(text) ?? [];
  if (!name) throw new Error(`Expected a shape NAME[:split]=SETTING=VALUE,…, found "${text}".`);
  const env = Object.fromEntries(settings.split(',').map((each) => each.split('=')));
  return [name, isSplit ? split(`split, ${settings}`, env) : embedded(`embedded, ${settings}`, env)];
}

function hiveCommand() {
  const hive = createRequire(import.meta.url).resolve('@graphql-hive/gateway');
  return new URL('bin.js', `file://${hive}`).pathname;
}
