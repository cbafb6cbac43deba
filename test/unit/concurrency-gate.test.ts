import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ConcurrencyGate } from '../../gateway/limits/concurrency-gate.js';

const gateOf = (size: Partial<ConstructorParameters<typeof ConcurrencyGate>[0]> = {}) =>
  new ConcurrencyGate({ concurrent: 2, queued: 2, maxWaitMs: 1_000, ...size });

/** Work that goes on until it is let go. */
function pending() {
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { work: () => done, finish: () => finish() };
}

describe('ConcurrencyGate', () => {
  it('never lets more in than it may, and lets everyone in, in order', async () => {
    const gate = gateOf({ queued: 50 });
    const order: number[] = [];
    let most = 0;
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        gate.run(async () => {
          order.push(n);
          most = Math.max(most, gate.inside);
          await sleep(1);
        }),
      ),
    );

    expect(most).toBe(2);
    expect(order).toEqual(Array.from({ length: 50 }, (_, n) => n));
    expect([gate.inside, gate.waiting]).toEqual([0, 0]);
  });

  it('sends away at once those for whom there is no room to wait', async () => {
    const gate = gateOf();
    const { work, finish } = pending();
    const admitted = Array.from({ length: 4 }, () => gate.run(work));

    await expect(gate.run(work)).rejects.toMatchObject({ extensions: { code: 'OVERLOADED', http: { status: 503 } } });
    finish();
    await Promise.all(admitted);
  });

  it('sends away those who have waited long enough, and those who no longer wait', async () => {
    const gate = gateOf({ concurrent: 1, maxWaitMs: 20 });
    const { work, finish } = pending();
    const controller = new AbortController();
    const first = gate.run(work);
    const late = gate.run(work);
    const gone = gate.run(work, controller.signal);
    controller.abort();

    await expect(gone).rejects.toMatchObject({ extensions: { code: 'OVERLOADED' } });
    await expect(late).rejects.toMatchObject({ extensions: { code: 'OVERLOADED' } });
    finish();
    await first;
    expect([gate.inside, gate.waiting]).toEqual([0, 0]);
  });

  it('gives a place back when the work fails', async () => {
    const gate = gateOf({ concurrent: 1 });
    await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');

    await expect(gate.run(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
