import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { FormattedExecutionResult } from 'graphql';
import { invariant } from '../errors.js';
import { CompiledOperation } from '../execution/compiled-operation.js';
import { formatResult } from '../log/error-formatter.js';
import { createLog } from '../log/log.js';
import { Engine } from '../subgraph/engine.js';
import type { SubgraphDefinition } from '../subgraph/subgraph-definition.js';
import type { AsideAnswer, AsideMessage, AsideRequest, AsideSettings } from './messages.js';

/** Readers go first. No more than that: other programs on a busy machine would leave too little for a push to end in time. */
const NICENESS = 5;

/** The thread of a subgraph that does its long work: the same definition, on connections of its own. */
export async function runAside(definition: SubgraphDefinition): Promise<void> {
  const port = parentPort;
  invariant(port, 'this is a thread');
  const { log: given, ...options } = workerData as AsideSettings;
  // Reports are read elsewhere.
  const kept = { snapshotCacheMib: 0 };
  const engine = await Engine.open(definition, { ...options, ...kept, log: createLog(given.name, given.level) });
  // From here on: somebody waits for it to start. Linux takes it for the thread that asks, others would for the whole process.
  if (process.platform === 'linux') setPriority(NICENESS);
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
