import { Pool } from 'undici';

/** What so many clients saw. */
export interface LoadResult {
  /** How often each status came; `0` for connections that broke. */
  statuses: Record<number, number>;
  requestsPerSecond: number;
  /** Of the answers with status 200, milliseconds. */
  p50: number;
  p99: number;
  max: number;
}

/** Clients that ask one after the other, each on a connection of its own, for a while. */
export async function load(
  url: string,
  {
    clients,
    seconds,
    bodies,
    pauseMs = 0,
  }: { clients: number; seconds: number; bodies: readonly string[]; pauseMs?: number },
): Promise<LoadResult> {
  const pool = new Pool(new URL(url).origin, { connections: clients, pipelining: 1 });
  const statuses: Record<number, number> = {};
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  let next = 0;
  const client = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      const status = await pool
        .request({
          method: 'POST',
          path: '/graphql',
          headers: { 'content-type': 'application/json' },
          body: bodies[next++ % bodies.length] ?? '',
        })
        .then(async ({ statusCode, body }) => {
          await body.dump();
          return statusCode;
        })
        .catch(() => 0);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 200) times.push(performance.now() - start);
      const wait = status === 200 ? pauseMs : Math.max(pauseMs, 1);
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await pool.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  const total = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  return { statuses, requestsPerSecond: Math.round(total / seconds), p50: at(0.5), p99: at(0.99), max: at(1) };
}
