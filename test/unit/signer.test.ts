import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Signer } from '../../subgraphs/shared/snapshot/signer.js';
import { SnapshotGrants } from '../../subgraphs/shared/snapshot/snapshot-grant.js';

const signer = new Signer('secret of the test');
const grants = new SnapshotGrants(signer);
const june = { month: '2024-06', revision: 1 };
const editor = { subject: 'editor', tokenId: null, scopes: new Set(['report:draft'] as const) };
const publisher = { subject: 'publisher', tokenId: null, scopes: new Set(['report:publish'] as const) };

describe('Signer', () => {
  it('believes what it signed for the same purpose, and nothing else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, other) => {
        const statement = signer.sign('purpose', { value });
        expect(signer.verify('purpose', statement)).toEqual(JSON.parse(JSON.stringify({ value })));
        expect(signer.verify('another', statement)).toBeNull();
        expect(new Signer('another secret').verify('purpose', statement)).toBeNull();
        expect(signer.verify('purpose', other)).toBeNull();
        expect(signer.verify('purpose', `${statement}.`)).toBeNull();
      }),
    );
  });

  it('refuses a statement with any character changed', () => {
    const statement = signer.sign('purpose', june);
    for (let at = 0; at < statement.length - 1; at++) {
      const changed = statement[at] === 'A' ? 'B' : 'A';
      expect(signer.verify('purpose', statement.slice(0, at) + changed + statement.slice(at + 1))).toBeNull();
    }
  });
});

describe('SnapshotGrants', () => {
  it('lets anyone read what is published', () => {
    expect(grants.allowsReading(june, grants.issue(june, 'published'), null)).toBe(true);
  });

  it('lets only editors read a draft', () => {
    const grant = grants.issue(june, 'draft');
    expect(grants.allowsReading(june, grant, null)).toBe(false);
    expect(grants.allowsReading(june, grant, publisher)).toBe(false);
    expect(grants.allowsReading(june, grant, editor)).toBe(true);
  });

  it('is worth nothing for another snapshot', () => {
    const grant = grants.issue(june, 'published');
    expect(grants.allowsReading({ ...june, revision: 2 }, grant, editor)).toBe(false);
    expect(grants.allowsReading({ ...june, month: '2024-05' }, grant, editor)).toBe(false);
  });

  it('lets nobody change what is published', () => {
    expect(grants.draftOf(grants.issue(june, 'draft'))).toEqual(june);
    expect(() => grants.draftOf(grants.issue(june, 'published'))).toThrow('Expected the draftToken');
    expect(() => grants.draftOf('')).toThrow('Expected the draftToken');
  });
});
