import { describe, expect, it } from 'vitest';
import { clientKey } from '../../gateway/limits/client-key.js';
import { RateLimiter } from '../../gateway/limits/rate-limiter.js';

describe('RateLimiter', () => {
  it('says what is left, and when there is more once nothing is', async () => {
    const limiter = new RateLimiter(10);

    expect(await limiter.take('a', 4)).toMatchObject({ 'ratelimit-limit': '10', 'ratelimit-remaining': '6' });
    await expect(limiter.take('a', 7)).rejects.toMatchObject({
      extensions: { code: 'RATE_LIMITED', http: { status: 429 } },
    });
    await expect(limiter.take('b', 7)).resolves.toMatchObject({ 'ratelimit-remaining': '3' });
  });
});

describe('clientKey', () => {
  const subject = { subject: 'sync', tokenId: null, scopes: new Set<never>() };

  it.each([
    ['a token by its subject', subject, '10.0.0.1', 'subject sync'],
    ['an address of IPv4', null, '10.0.0.1', 'address 10.0.0.1'],
    ['the same in IPv6 dress', null, '::ffff:10.0.0.1', 'address 10.0.0.1'],
    ['an address of IPv6 by its network', null, '2001:db8:1:2:3:4:5:6', 'address 2001:db8:1:2'],
    ['another of the same network', null, '2001:db8:1:2::1', 'address 2001:db8:1:2'],
    ['zeros left out in the middle of the network', null, '2001:db8::1', 'address 2001:db8:0:0'],
    ['this machine', null, '::1', 'address 0:0:0:0'],
  ])('knows %s', (_what, caller, address, key) => {
    expect(clientKey(caller, address)).toBe(key);
  });
});
