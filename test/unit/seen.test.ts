import { describe, expect, it } from 'vitest';
import { checksIn } from '../hostile/checks.js';
import { seen, together } from '../support/seen.js';

// Apart from the numbers, so that this file is not taken for one that has tests of these checks.
const MARK = '#';

describe('what tests tell the table of checks', () => {
  it('is added up, but for times and sizes, of which the largest stands, and for texts', () => {
    expect(
      together([
        { kills: 3, worstMs: 20, database: 'SQLite' },
        { kills: 4, worstMs: 10, database: 'PostgreSQL' },
        { kills: 1, database: 'SQLite' },
      ]),
    ).toEqual({ kills: 8, worstMs: 20, database: 'SQLite, PostgreSQL' });
  });

  it('stays with the test, lists counted, parts by their names', ({ task }) => {
    seen({ lost: ['a', 'b'], ready: { ms: 5 }, ok: true });
    seen({ lost: ['c'] });

    expect(task.meta.seen).toEqual({ lost: 3, 'ready ms': 5, ok: 'true' });
  });

  it('is told by the numbers in a title, and by nothing else that looks like one', () => {
    expect(checksIn(`${MARK}9 nested (${MARK}12, ${MARK}48) and ${MARK}9 again`)).toEqual([9, 12, 48]);
    expect(checksIn('甲#2 &#13; #57 #fff #123 #1a')).toEqual([]);
  });
});
