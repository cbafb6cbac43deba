import { afterEach, describe, expect, it, vi } from 'vitest';
import { Aside } from '../../subgraphs/shared/aside/aside.js';
import { createLog } from '../../subgraphs/shared/log/log.js';

/** A thread that tells its number, a while later if it is asked to, or breaks off. */
const PROGRAM = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', (message) => {
    if (message === 'end') return parentPort.close();
    const { id, request: { query } } = message;
    if (query === 'break') throw new Error('on purpose');
    const answer = () => parentPort.postMessage({ id, result: { data: { threadId } } });
    if (query === 'later') setTimeout(answer, 100);
    else answer();
  });
`;

let aside: Aside;

function open() {
  aside = new Aside([], {
    subgraph: 'national',
    entry: new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`),
    database: { dataDir: '', databaseUrl: null, schemaPrefix: '' },
    federationSecret: '',
    log: createLog('test', 'silent'),
  });
  return (query = '') => aside.run({ query, requestId: '', caller: null });
}

afterEach(async () => {
  vi.useRealTimers();
  await aside.close();
});

describe('Aside', () => {
  it('has one thread for all requests, until there was none for a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const run = open();
    const first = await run();
    vi.advanceTimersByTime(59_000);
    expect(await run()).toEqual(first);
    vi.advanceTimersByTime(59_000);
    expect(await run()).toEqual(first);
    vi.advanceTimersByTime(60_000);
    expect(await run()).not.toEqual(first);
  });

  it('answers what a thread had in work when it broke off with an error, and what comes then with another thread', async () => {
    const run = open();
    const first = await run();
    const [later, broken] = await Promise.all([run('later'), run('break')]);
    for (const { errors, data } of [later, broken]) {
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_UNAVAILABLE']);
      expect(data).toBeNull();
    }
    const next = await run();
    expect(next.errors).toBeUndefined();
    expect(next).not.toEqual(first);
  });

  it('closes when everything it was asked is answered', async () => {
    const run = open();
    let answered = 0;
    for (const query of ['later', '']) {
      void run(query).then(() => {
        answered++;
      });
    }
    await aside.close();
    expect(answered).toBe(2);
  });
});
