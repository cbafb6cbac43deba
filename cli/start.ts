import { runGateway } from '../gateway/run-gateway.js';
import { readConfig } from '../subgraphs/shared/config/config.js';
import { loadSampleIssue } from './report/load-sample-issue.js';
import { EmbeddedClient, tokenOfThisUser } from './shared/embedded-client.js';
import { announceServer, withdrawServer } from './shared/running-server.js';

/*
 * `npm start`: the whole system in this process, with the sample issue if nothing is published yet.
 */

const { env } = process;
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const { dataDir } = readConfig(env);
  const { url } = await runGateway(env, {
    prepare: async (system) => {
      const client = new EmbeddedClient(system, dataDir, await tokenOfThisUser(dataDir));
      if (await loadSampleIssue(client)) say('已载入样例月报 2024-06 (loaded the sample issue of June 2024)');
    },
    stopped: () => withdrawServer(dataDir, url),
  });
  await announceServer(dataDir, url);
  say(`就绪 (ready): ${url}/graphql`);
  say(`浏览器打开 (open in a browser): ${url}/`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
