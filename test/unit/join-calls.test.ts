import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JoinedCalls } from '../../gateway/fetchers/join-calls.js';
import { until } from '../support/until.js';

interface Made {
  questions: readonly number[];
  signal: AbortSignal;
  answer(): void;
  fail(error: Error): void;
}

const answerTo = (question: number) => question * 2;

/** Calls that are answered when a test says so. */
function callsOf(capacity = 100) {
  const joined = new JoinedCalls<number, number>();
  const made: Made[] = [];
  const ask = (question: number, kind = 'a', signal = new AbortController().signal) =>
    joined.run(kind, capacity, {
      question,
      signal,
      ask: (questions, own) =>
        new Promise((resolve, reject) => {
          made.push({ questions, signal: own, answer: () => resolve(questions.map(answerTo)), fail: reject });
        }),
    });
  const call = (place: number): Made => {
    const found = made[place];
    if (!found) throw new Error(`no call ${place}`);
    return found;
  };
  return { ask, made, call, questions: () => made.map(({ questions }) => [...questions]) };
}

describe('JoinedCalls', () => {
  it('makes one call for those who ask in one turn, and gives each its own answer', async () => {
    const { ask, call, questions } = callsOf();
    const asked = [ask(1), ask(2), ask(3)];
    await nextTurn();

    expect(questions()).toEqual([[1, 2, 3]]);
    call(0).answer();
    expect(await Promise.all(asked)).toEqual([2, 4, 6]);
  });

  it('makes one call for those who asked while another was on its way, as soon as it is back', async () => {
    const { ask, call, questions } = callsOf();
    const first = ask(1);
    await nextTurn();
    const others = [ask(2), ask(3)];
    call(0).answer();
    await first;
    await nextTurn();

    expect(questions()).toEqual([[1], [2, 3]]);
    call(1).answer();
    expect(await Promise.all(others)).toEqual([4, 6]);
  });

  it('lets nobody wait for a call that does not come back', async () => {
    const { ask, made, call } = callsOf();
    void ask(1);
    await nextTurn();
    const other = ask(2);
    await until(() => made.length === 2);
    call(1).answer();

    expect(await other).toBe(4);
  });

  it('makes another call when one is full', async () => {
    const { ask, questions } = callsOf(2);
    for (const question of [1, 2, 3, 4, 5]) void ask(question);
    await nextTurn();

    expect(questions().slice(0, 2)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('joins nothing of different kinds', async () => {
    const { ask, questions } = callsOf();
    void ask(1, 'a');
    void ask(2, 'b');
    await nextTurn();

    expect(questions()).toEqual([[1], [2]]);
  });

  it('lets all of a call fail together, and none of the next', async () => {
    const { ask, call } = callsOf();
    const asked = [ask(1), ask(2)];
    await nextTurn();
    const later = ask(3);
    call(0).fail(new Error('no'));

    for (const each of asked) await expect(each).rejects.toThrow('no');
    await nextTurn();
    call(1).answer();
    expect(await later).toBe(6);
  });

  it('goes on for the others when one has gone, and gives up when all have', async () => {
    const { ask, call } = callsOf();
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [ask(1, 'a', one.signal), ask(2, 'a', other.signal)];
    await nextTurn();
    one.abort(new Error('gone'));

    await expect(asked[0]).rejects.toThrow('gone');
    expect(call(0).signal.aborted).toBe(false);
    other.abort(new Error('gone too'));
    await expect(asked[1]).rejects.toThrow('gone too');
    expect(call(0).signal.aborted).toBe(true);
  });

  it('does not ask for one who has gone before', async () => {
    const { ask, questions } = callsOf();
    const gone = new AbortController();
    const asked = ask(1, 'a', gone.signal);
    void ask(2);
    gone.abort(new Error('gone'));

    await expect(asked).rejects.toThrow('gone');
    expect(questions()).toEqual([[2]]);
  });

  it('answers everyone with what is theirs, whoever asks when and whatever comes back first', async () => {
    const turns = fc.array(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat()), { maxLength: 6 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(turns, fc.integer({ min: 1, max: 4 }), fc.scheduler(), async (asking, capacity, scheduler) => {
        const joined = new JoinedCalls<number, number>();
        const answers: Promise<[number, number]>[] = [];
        for (const turn of asking) {
          for (const [kind, question] of turn) {
            const ask = (questions: readonly number[]) => {
              expect(questions.length).toBeLessThanOrEqual(capacity);
              return scheduler.schedule(Promise.resolve(questions.map(answerTo)));
            };
            const wanted = { question, signal: new AbortController().signal, ask };
            answers.push(joined.run(kind, capacity, wanted).then((found) => [question, found]));
          }
          await nextTurn();
        }
        const all = Promise.all(answers);
        await scheduler.waitFor(all);
        for (const [question, found] of await all) expect(found).toBe(answerTo(question));
      }),
    );
  });
});
