import { readConfig } from '../../dist/bench/subgraphs/shared/config/config.js';
import { createLog } from '../../dist/bench/subgraphs/shared/log/log.js';
import { CONTENDERS } from './contenders.mjs';

/* One contender in a process of its own: `serve.mjs NAME DATA_DIR`; tells its parent where it listens. */

const [name, dataDir] = process.argv.slice(2);
const config = readConfig({ APP_MODE: 'embedded', DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
const app = await CONTENDERS[name](config, createLog('bench', 'silent'));
process.send(await app.listen({ host: '127.0.0.1', port: 0 }));
// A profile is written when the process ends by itself.
process.on('message', () => process.exit(0));
