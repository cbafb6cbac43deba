import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { FormattedExecutionResult } from 'graphql';
import { invariant } from '../errors.js';
import { CompiledOperation } from '../execution/compiled-operation.js';
import { formatResult } from '../log/error-formatter.js';
import { createLog } from '../log/log.js';
import { Engine } from '../subgraph/engine.js';
import type { SubgraphDefinition } from '../subgraph/subgraph-definition.js';
import type { AsideAnswer, AsideMessage, AsideRequest, AsideSettings } from './messages.js';

/** The thread of a subgraph that does its long work: the same definition, on connections of its own. */
export async function runAside(definition: SubgraphDefinition): Promise<void> {
  const port = parentPort;
  invariant(port, 'this is a thread');
  const { log: given, ...options } = workerData as AsideSettings;
  // Readers go first. Linux takes this for the thread that asks, and others for the whole process.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  // Reports are read elsewhere.
  const engine = await Engine.open(definition, {
    ...options,
    snapshotCacheMib: 0,
    log: createLog(given.name, given.level),
  });
  port.on('message', async (message: AsideMessage) => {
    if (message !== 'end') {
      const answer: AsideAnswer = { id: message.id, result: await answerTo(engine, message.request) };
      return port.postMessage(answer);
    }
    await engine.database.close();
    port.close();
  });
}

async function answerTo(
  engine: Engine,
  { query, operationName, variables = {}, ...asker }: AsideRequest,
): Promise<FormattedExecutionResult> {
  const operation = engine.operations.find(query, operationName);
  const isReady = operation instanceof CompiledOperation;
  const result = isReady ? await operation.run(engine.contextOf(asker), variables) : { errors: operation };
  return formatResult(result, engine.formatError);
}
