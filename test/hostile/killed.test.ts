import { afterEach, describe, expect, it } from 'vitest';
import { killWhilePublishing } from '../support/kill-while-publishing.js';
import { type PostgresCluster, startPostgresCluster } from '../support/postgres-cluster.js';
import { seen } from '../support/seen.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';
import { times } from '../support/times.js';

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
      const { readyMs, readyProcessorMs, ...ended } = await killWhilePublishing(server, KILLS);
      const summary = (list: number[]) => ({ median: list[Math.floor(list.length / 2)] ?? 0, worst: list.at(-1) ?? 0 });
      const ready = { ms: summary(readyMs), processorMs: summary(readyProcessorMs) };
      seen({
        kills: ended.kills,
        acknowledged: ended.acknowledged,
        lost: ended.lost.length,
        half: ended.half.length,
        [`median ready ${database}`]: ready.ms.median,
        readyMs: ready.ms.worst,
      });

      expect(ended).toMatchObject({ kills: KILLS, lost: [], half: [], faults: [] });
      expect(ended.acknowledged).toBeGreaterThan(0);
      expect(ready.processorMs.worst).toBeLessThan(READY_WITHIN_MS);
    },
  );
});
