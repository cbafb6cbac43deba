import { describe, expect, it } from 'vitest';
import { BreakerOpenError, CircuitBreaker } from '../../gateway/fetchers/circuit-breaker.js';

class Failure extends Error {}

function breakerAt() {
  const clock = { now: 0 };
  const states: string[] = [];
  const breaker = new CircuitBreaker({ window: 10, failures: 5, openMs: 10_000 }, (error) => error instanceof Failure, {
    now: () => clock.now,
    onChange: (state) => states.push(state),
  });
  const fail = () => breaker.run(() => Promise.reject(new Failure())).catch((error) => error);
  const succeed = () => breaker.run(() => Promise.resolve('well')).catch((error) => error);
  return { breaker, clock, states, fail, succeed };
}

describe('CircuitBreaker', () => {
  it('opens at the fifth failure of ten, in whatever order they come', async () => {
    const { breaker, fail, succeed } = breakerAt();
    for (let n = 0; n < 4; n++) {
      await fail();
      await succeed();
    }
    expect(breaker.state).toBe('closed');

    await fail();
    expect(breaker.state).toBe('open');
    expect(await succeed()).toBeInstanceOf(BreakerOpenError);
  });

  it('forgets what is longer ago than its window', async () => {
    const { breaker, fail, succeed } = breakerAt();
    for (let n = 0; n < 4; n++) await fail();
    for (let n = 0; n < 10; n++) await succeed();
    for (let n = 0; n < 4; n++) await fail();

    expect(breaker.state).toBe('closed');
  });

  it('lets one call through after a while, and closes if it is answered', async () => {
    const { breaker, clock, states, fail, succeed } = breakerAt();
    for (let n = 0; n < 5; n++) await fail();
    clock.now = 10_000;
    let answer: (text: string) => void = () => {};
    const probe = breaker.run(() => new Promise((resolve) => (answer = resolve)));

    expect(await succeed()).toBeInstanceOf(BreakerOpenError);
    answer('well');
    await probe;
    expect(await succeed()).toBe('well');
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('stays open as long again if it is not', async () => {
    const { breaker, clock, fail, succeed } = breakerAt();
    for (let n = 0; n < 5; n++) await fail();
    clock.now = 10_000;
    await fail();
    clock.now = 19_999;

    expect(await succeed()).toBeInstanceOf(BreakerOpenError);
    clock.now = 20_000;
    expect(await succeed()).toBe('well');
    expect(breaker.state).toBe('closed');
  });

  it('takes other errors for no failure, and lets another see if they meet the one who was to', async () => {
    const { breaker, clock, fail, succeed } = breakerAt();
    const leave = () => breaker.run(() => Promise.reject(new Error('gone'))).catch(() => {});
    for (let n = 0; n < 20; n++) await leave();
    expect(breaker.state).toBe('closed');

    for (let n = 0; n < 5; n++) await fail();
    clock.now = 10_000;
    await leave();
    expect(await succeed()).toBe('well');
  });
});
