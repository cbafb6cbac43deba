import { readConfig } from '../../dist/bench/subgraphs/shared/config/config.js';
import { createLog } from '../../dist/bench/subgraphs/shared/log/log.js';

/* A peer in a process of its own: `PORT=… serve.mjs KIND DATA_DIR FILE`, the file a supergraph or an answer. A peer's packages are loaded for it alone. */

const KINDS = {
  monolith: () => import('./servers/apollo.mjs').then(({ monolith }) => monolith),
  stock: () => import('./servers/apollo.mjs').then(({ stock }) => stock),
  'stock-split': () => import('./servers/apollo.mjs').then(({ stockSplit }) => stockSplit),
  static: () => import('./servers/plain.mjs').then(({ staticRoute }) => staticRoute),
  sql: () => import('./servers/plain.mjs').then(({ sql }) => sql),
};

const [kind, dataDir, file] = process.argv.slice(2);
const config = readConfig({ ...process.env, APP_MODE: 'embedded', DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
const open = await KINDS[kind]();
const app = await open({ config, file, log: createLog('bench', 'silent') });
await app.listen({ host: config.host, port: config.port });
// A profile is written when the process ends by itself.
process.on('SIGTERM', () => process.exit(0));
