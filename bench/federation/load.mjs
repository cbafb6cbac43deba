import autocannon from 'autocannon';

/** It ends between two samples. */
const SAMPLE_MS = 50;
const TIMEOUT_SECONDS = 30;

/**
 * Asks so many times, on some connections at once. Every request is waited for: to leave some unanswered when time is up would
 * count their work and not their answers, the more the slower a server is.
 *
 * @param bodies    Asked in an order of each connection's own.
 * @param minBytes  Bytes an answer has at least: a refusal is short.
 * @throws          If one request is not answered, or refused.
 */
export async function press(server, bodies, { connections, amount, minBytes = 1 }) {
  const times = [];
  let refused = 0;
  let last = 0;
  const before = { all: server.work(), own: server.ownWork() };
  const began = performance.now();
  const run = autocannon({
    url: server.url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: [{ body: bodies[0] }],
    connections,
    amount: Math.ceil(amount / connections) * connections,
    timeout: TIMEOUT_SECONDS,
    sampleInt: SAMPLE_MS,
    ...(bodies.length > 1 && {
      setupClient: (client) => client.setRequests(shuffled(bodies).map((body) => ({ body }))),
    }),
  });
  run.on('response', (_client, status, bytes, ms) => {
    if (status !== 200 || bytes < minBytes) refused += 1;
    times.push(ms);
    last = performance.now();
  });
  const { errors, timeouts } = await run;
  if (errors + timeouts + refused > 0) {
    throw new Error(`"${server.name}": ${errors} errors, ${timeouts} without an answer in time, ${refused} refused.`);
  }
  return {
    rate: (times.length * 1_000) / (last - began),
    cpuMs: ((server.work() - before.all) * 1_000) / times.length,
    ownCpuMs: ((server.ownWork() - before.own) * 1_000) / times.length,
    times,
  };
}

function shuffled(list) {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1));
    [copy[index], copy[other]] = [copy[other], copy[index]];
  }
  return copy;
}
