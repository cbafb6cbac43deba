import { describe, expect, it } from 'vitest';
import { RetryBudget, retryOnce } from '../../gateway/fetchers/retry.js';

const failing = (times: number) => {
  let calls = 0;
  return {
    calls: () => calls,
    call: () => {
      calls++;
      return calls <= times ? Promise.reject(new Error('lost')) : Promise.resolve('well');
    },
  };
};

const options = (more: Partial<Parameters<typeof retryOnce>[1]> = {}) => ({
  budget: new RetryBudget(),
  isTransient: () => true,
  maxPauseMs: 1,
  signal: new AbortController().signal,
  ...more,
});

describe('retryOnce', () => {
  it('tries once more, and not again', async () => {
    expect(await retryOnce(failing(1).call, options())).toBe('well');
    const twice = failing(2);
    await expect(retryOnce(twice.call, options())).rejects.toThrow('lost');
    expect(twice.calls()).toBe(2);
  });

  it('tries no more what would fail again, nor when nobody waits', async () => {
    const lasting = failing(1);
    await expect(retryOnce(lasting.call, options({ isTransient: () => false }))).rejects.toThrow('lost');
    const gone = failing(1);
    await expect(retryOnce(gone.call, options({ signal: AbortSignal.abort() }))).rejects.toThrow('lost');

    expect([lasting.calls(), gone.calls()]).toEqual([1, 1]);
  });

  it('asks a part that is down a tenth more, beyond ten tries saved', async () => {
    const budget = new RetryBudget();
    const down = failing(Number.POSITIVE_INFINITY);
    for (let n = 0; n < 200; n++) await retryOnce(down.call, options({ budget })).catch(() => {});

    expect(down.calls()).toBeGreaterThanOrEqual(200 + 10);
    expect(down.calls()).toBeLessThanOrEqual(200 + 10 + 20 + 1);
  });
});
