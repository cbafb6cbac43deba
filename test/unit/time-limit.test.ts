import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { withinTime, withTimeLimit } from '../../gateway/fetchers/time-limit.js';

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('withTimeLimit', () => {
  it('ends work whose time is over, whatever is collected as garbage meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc');
    const work = withTimeLimit(200, new AbortController().signal, untilAborted);
    const ended = expect(work).rejects.toThrow('Expected an answer in time');
    for (let n = 0; n < 3; n++) {
      await sleep(20);
      collect();
    }

    await ended;
  });

  it('ends work nobody waits for, at once if nobody did from the beginning', async () => {
    const controller = new AbortController();
    const work = withTimeLimit(10_000, controller.signal, untilAborted);
    controller.abort(new Error('gone'));

    await expect(work).rejects.toThrow('gone');
    await expect(
      withTimeLimit(10_000, AbortSignal.abort(new Error('gone')), (signal) => Promise.reject(signal.reason)),
    ).rejects.toThrow('gone');
  });

  it('lets work end by itself', async () => {
    await expect(withTimeLimit(10_000, undefined, () => Promise.resolve('done'))).resolves.toBe('done');
  });
});

describe('withinTime', () => {
  const never = () => new Promise<never>(() => {});

  it('gives what comes of work that ends in time, good or bad', async () => {
    await expect(withinTime(10_000, undefined, Promise.resolve('done'))).resolves.toBe('done');
    await expect(withinTime(10_000, undefined, Promise.reject(new Error('bad')))).rejects.toThrow('bad');
  });

  it('waits no longer than its time, nor for those who have gone', async () => {
    const controller = new AbortController();
    const work = withinTime(10_000, controller.signal, never());
    controller.abort(new Error('gone'));

    await expect(work).rejects.toThrow('gone');
    await expect(withinTime(10_000, AbortSignal.abort(new Error('gone')), never())).rejects.toThrow('gone');
    await expect(withinTime(20, new AbortController().signal, never())).rejects.toThrow('Expected an answer in time');
  });
});
