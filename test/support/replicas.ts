import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, run } from './processes.js';

const POLL_MS = 50;
const READY_WITHIN_MS = 60_000;

interface Replica {
  port: number;
  child: ChildProcess;
  isReady: boolean;
  log: string;
}

export type Replicas = Awaited<ReturnType<typeof startReplicas>>;

/**
 * One part of the system as it is run in production: processes behind a balancer, which gives new connections to those whose
 * `/readyz` says yes.
 */
export async function startReplicas(script: string, env: Record<string, string>) {
  let replicas: Replica[] = [];
  const balancer = createServer((client) => {
    const ready = replicas.filter(({ isReady }) => isReady);
    const chosen = ready[Math.floor(Math.random() * ready.length)];
    if (!chosen) {
      client.destroy();
      return;
    }
    const server = connect(chosen.port, '127.0.0.1');
    client.pipe(server).pipe(client);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(balancer, 'listening');
  const url = `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`;

  let isOver = false;
  const polling = (async () => {
    for (; !isOver; await sleep(POLL_MS)) {
      for (const replica of replicas) {
        replica.isReady = await fetch(`http://127.0.0.1:${replica.port}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        );
      }
    }
  })();

  const start = async (): Promise<Replica> => {
    const port = await freePort();
    const replica = { port, child: run(script, [], { ...env, PORT: String(port) }), isReady: false, log: '' };
    for (const stream of [replica.child.stdout, replica.child.stderr]) {
      stream?.on('data', (chunk) => {
        replica.log += chunk;
      });
    }
    replicas.push(replica);
    for (const until = Date.now() + READY_WITHIN_MS; !replica.isReady; await sleep(POLL_MS)) {
      if (Date.now() > until || replica.child.exitCode !== null)
        throw new Error(`Expected ${script} to be ready: ${replica.log}`);
    }
    return replica;
  };
  const end = async ({ child }: Replica): Promise<number | null> => {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    return (await exit)[0];
  };

  await start();
  return {
    url,
    /** Starts a new process beside the old one, and asks the old one to stop once the new one is ready; its exit status. */
    roll: async (): Promise<number | null> => {
      const [old] = replicas;
      await start();
      if (!old) throw new Error('there is always one');
      const status = await end(old);
      replicas = replicas.filter((replica) => replica !== old);
      return status;
    },
    stop: async () => {
      isOver = true;
      await polling;
      await Promise.all(replicas.map(end));
      balancer.close();
    },
  };
}
