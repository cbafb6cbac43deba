import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SubgraphStates } from '../../gateway/answers/subgraph-states.js';

/** A subgraph that answers when it is told to. */
function slowSubgraph() {
  const waiting: ((state: string) => void)[] = [];
  return {
    read: () => new Promise<string>((resolve) => waiting.push(resolve)),
    asked: () => waiting.length,
    answer: (index: number, state: string) => waiting[index]?.(state),
  };
}

const LONG_MS = 1_000_000;

describe('the state of a subgraph', () => {
  it('is asked for once for all who wait, and again for those who came later', async () => {
    const subgraph = slowSubgraph();
    const states = new SubgraphStates(subgraph.read, 0);
    const first = [states.of(['a']), states.of(['a'])];
    await nextTurn();
    const later = [states.of(['a']), states.of(['a'])];
    expect(subgraph.asked()).toBe(1);
    subgraph.answer(0, 'one');
    expect(await Promise.all(first)).toEqual(Array(2).fill(new Map([['a', 'one']])));
    await nextTurn();
    expect(subgraph.asked()).toBe(2);
    subgraph.answer(1, 'two');

    expect(await Promise.all(later)).toEqual(Array(2).fill(new Map([['a', 'two']])));
  });

  it('is taken for the present one as long as it may, but not by those who need a later one', async () => {
    let asked = 0;
    const states = new SubgraphStates(async () => String(++asked), LONG_MS);

    expect(await states.of(['a'])).toEqual(new Map([['a', '1']]));
    expect(await states.of(['a'])).toEqual(new Map([['a', '1']]));
    expect(await states.of(['a'], performance.now())).toEqual(new Map([['a', '2']]));
    states.forget();
    expect(await states.of(['a'])).toEqual(new Map([['a', '3']]));
  });

  it('is not the one a change found on its way', async () => {
    const subgraph = slowSubgraph();
    const states = new SubgraphStates(subgraph.read, LONG_MS);
    const before = states.of(['a']);
    states.forget();
    const after = states.of(['a']);
    subgraph.answer(0, 'old');
    expect(await before).toEqual(new Map([['a', 'old']]));
    await nextTurn();
    subgraph.answer(1, 'new');

    expect(await after).toEqual(new Map([['a', 'new']]));
  });

  it('is read once in a turn of the event loop where it is at hand', async () => {
    let read = 0;
    const states = new SubgraphStates(() => String(++read), 0);

    expect([states.of(['a']), states.of(['a'])]).toEqual(Array(2).fill(new Map([['a', '1']])));
    await nextTurn();
    expect(states.of(['a'])).toEqual(new Map([['a', '2']]));
  });

  it.each([
    ['says nothing', () => Promise.reject(new Error('down'))],
    ['cannot be read', () => JSON.parse('')],
  ])('is not known of one that %s, nor are those asked for with it', async (_what, read) => {
    const states = new SubgraphStates((name) => (name === 'a' ? read() : 'fine'), 0);

    expect(await states.of(['b', 'a'])).toBeNull();
    expect(await states.of(['b'])).toEqual(new Map([['b', 'fine']]));
  });
});
