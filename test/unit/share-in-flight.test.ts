import { describe, expect, it } from 'vitest';
import { SharedCalls } from '../../gateway/fetchers/share-in-flight.js';

interface Result {
  deep: { list: number[] };
}

function callsOf() {
  const calls = new SharedCalls<Result>();
  const made: { signal: AbortSignal; resolve(result: Result): void; reject(error: unknown): void }[] = [];
  const ask = (key = 'a', signal?: AbortSignal) =>
    calls.run(key, signal, (own) => new Promise((resolve, reject) => made.push({ signal: own, resolve, reject })));
  return { made, ask };
}

describe('SharedCalls', () => {
  it('makes a call once for all who ask at the same time, and gives each a result of its own', async () => {
    const { made, ask } = callsOf();
    const asked = [ask(), ask(), ask()];
    made[0]?.resolve({ deep: { list: [1] } });
    // The first changes its own as soon as it has it.
    const results = await Promise.all(
      asked.map(async (each, index) => {
        const result = await each;
        result.deep.list.push(index);
        return result;
      }),
    );

    expect(made).toHaveLength(1);
    expect(results.map(({ deep }) => deep.list)).toEqual([
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });

  it('shares nothing between different keys, nor with those who ask later', async () => {
    const { made, ask } = callsOf();
    const first = ask('a');
    void ask('b');
    made[0]?.resolve({ deep: { list: [] } });
    await first;
    void ask('a');

    expect(made).toHaveLength(3);
  });

  it('lets all fail together, and asks anew afterwards', async () => {
    const { made, ask } = callsOf();
    const asked = [ask(), ask()];
    made[0]?.reject(new Error('no'));

    for (const each of asked) await expect(each).rejects.toThrow('no');
    void ask();
    expect(made).toHaveLength(2);
  });

  it('goes on for the others when one has gone, and gives up when all have', async () => {
    const { made, ask } = callsOf();
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [ask('a', one.signal), ask('a', other.signal)];
    one.abort(new Error('gone'));

    await expect(asked[0]).rejects.toThrow('gone');
    expect(made[0]?.signal.aborted).toBe(false);
    other.abort(new Error('gone too'));
    await expect(asked[1]).rejects.toThrow('gone too');
    expect(made[0]?.signal.aborted).toBe(true);
    void ask();
    expect(made).toHaveLength(2);
  });

  it('makes no call for one who has gone before', async () => {
    const { made, ask } = callsOf();

    await expect(ask('a', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(made).toHaveLength(0);
  });
});
