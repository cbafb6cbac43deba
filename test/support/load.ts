import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

/** What so many clients saw. */
export interface LoadResult {
  /** How often each status came; `0` for connections that broke, and `-200` for answers that were not right. */
  statuses: Record<number, number>;
  requestsPerSecond: number;
  /** Of the answers with status 200, milliseconds. */
  p50: number;
  p99: number;
  max: number;
}

/**
 * Clients that ask one after the other, each on a connection of its own, for a while.
 *
 * @param seconds  How long, or what they go on for.
 */
export async function load(
  url: string,
  {
    clients,
    seconds,
    bodies,
    pauseMs = 0,
    isRight,
  }: {
    clients: number;
    seconds: number | Promise<unknown>;
    bodies: readonly string[];
    pauseMs?: number;
    /** Looks at every answer with status 200. */
    isRight?: (answer: string) => boolean;
  },
): Promise<LoadResult> {
  const pool = new Pool(new URL(url).origin, { connections: clients, pipelining: 1 });
  const statuses: Record<number, number> = {};
  const times: number[] = [];
  const start = performance.now();
  let isOver = false;
  const stop = () => {
    isOver = true;
  };
  const over = (typeof seconds === 'number' ? sleep(seconds * 1_000) : seconds).then(stop, stop);
  let next = 0;
  const client = async () => {
    while (!isOver) {
      const asked = performance.now();
      const status = await pool
        .request({
          method: 'POST',
          path: '/graphql',
          headers: { 'content-type': 'application/json' },
          body: bodies[next++ % bodies.length] ?? '',
        })
        .then(async ({ statusCode, body }) => {
          if (!isRight || statusCode !== 200) await body.dump();
          else if (!isRight(await body.text())) return -statusCode;
          return statusCode;
        })
        .catch(() => 0);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 200) times.push(performance.now() - asked);
      const wait = status === 200 ? pauseMs : Math.max(pauseMs, 1);
      if (wait > 0) await sleep(wait);
    }
  };
  await Promise.all([over, ...Array.from({ length: clients }, client)]);
  const took = (performance.now() - start) / 1_000;
  await pool.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  const total = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  return { statuses, requestsPerSecond: Math.round(total / took), p50: at(0.5), p99: at(0.99), max: at(1) };
}
