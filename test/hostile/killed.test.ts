import { afterEach, describe, expect, it } from 'vitest';
import { killWhilePublishing } from '../support/kill-while-publishing.js';
import { type PostgresCluster, startPostgresCluster } from '../support/postgres-cluster.js';
import { say, times } from '../support/say.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';

const KILLS = times('KILLS', 100);
const READY_WITHIN_MS = 5_000;

let server: ServerProcess;
let cluster: PostgresCluster | null = null;

afterEach(async () => {
  await server.stop();
  await cluster?.stop();
});

describe(`a server that is killed ${KILLS} times while months are published (#35)`, () => {
  it.each(['SQLite', 'PostgreSQL'])(
    'keeps what it acknowledged, whole, on %s',
    { timeout: 3_600_000 },
    async (database) => {
      cluster = database === 'PostgreSQL' ? await startPostgresCluster() : null;
      server = await startServerProcess({}, cluster?.url);
      const { readyMs, readyProcessorMs, ...seen } = await killWhilePublishing(server, KILLS);
      const summary = (list: number[]) => ({ median: list[Math.floor(list.length / 2)] ?? 0, worst: list.at(-1) ?? 0 });
      const ready = { ms: summary(readyMs), processorMs: summary(readyProcessorMs) };
      say(35, { database, ...seen, ready });

      expect(seen).toMatchObject({ kills: KILLS, lost: [], half: [], faults: [] });
      expect(seen.acknowledged).toBeGreaterThan(0);
      expect(ready.processorMs.worst).toBeLessThan(READY_WITHIN_MS);
    },
  );
});
