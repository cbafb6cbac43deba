import { SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { InternalTokens } from '../../subgraphs/shared/auth/internal-token.js';

const CALLER = { subject: 'script:sync', tokenId: 'gzr_1', scopes: new Set(['catalog:write'] as const) };
const tokens = new InternalTokens('a secret of gateway and subgraphs');

afterEach(() => vi.useRealTimers());

describe('the word of the gateway for a caller', () => {
  it('tells a subgraph who it is', async () => {
    expect(await tokens.verify(await tokens.sign(CALLER, 'reports'), 'reports')).toEqual(CALLER);
  });

  it('is nothing to another subgraph, or to one of another gateway', async () => {
    const token = await tokens.sign(CALLER, 'reports');

    await expect(tokens.verify(token, 'national')).rejects.toThrow('"aud"');
    await expect(new InternalTokens('another secret').verify(token, 'reports')).rejects.toThrow('signature');
  });

  it('is nothing after a minute', async () => {
    vi.useFakeTimers({ now: new Date('2024-07-01T00:00:00Z') });
    const token = await tokens.sign(CALLER, 'reports');
    vi.setSystemTime('2024-07-01T00:00:59Z');
    await expect(tokens.verify(token, 'reports')).resolves.toEqual(CALLER);
    vi.setSystemTime('2024-07-01T00:01:00Z');
    await expect(tokens.verify(token, 'reports')).rejects.toThrow('"exp"');
  });

  it('is believed by a subgraph whose clock is a little behind', async () => {
    vi.useFakeTimers({ now: new Date('2024-07-01T00:00:04Z') });
    const token = await tokens.sign(CALLER, 'reports');
    vi.setSystemTime('2024-07-01T00:00:00Z');
    await expect(tokens.verify(token, 'reports')).resolves.toEqual(CALLER);
    vi.setSystemTime('2024-06-30T23:59:50Z');
    await expect(tokens.verify(token, 'reports')).rejects.toThrow('"iat"');
  });

  it('cannot be made with the shared secret as it stands', async () => {
    const forged = await new SignJWT({ scope: 'catalog:write' })
      .setProtectedHeader({ alg: 'HS256', typ: 'internal+jwt' })
      .setIssuer('urn:guizhou-report:gateway')
      .setAudience('urn:guizhou-report:reports')
      .setSubject('x')
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(new TextEncoder().encode('a secret of gateway and subgraphs'));

    await expect(tokens.verify(forged, 'reports')).rejects.toThrow('signature');
  });
});
