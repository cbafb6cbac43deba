import { TestRunner } from 'vitest';

/**
 * What a test saw of the check its title names, for the table of `npm run hostile`. Of one name, figures are added up over all
 * tests of a check; of those ending in `Ms` or `MiB` the largest stands.
 */
export type Figures = Readonly<Record<string, number | string>>;

declare module 'vitest' {
  interface TaskMeta {
    seen?: Figures;
    triesSeen?: number;
  }
}

/** Lists count, objects are told part by part. */
function flat(figures: object): Figures {
  const parts = Object.entries(figures).map(([name, figure]): Figures => {
    if (Array.isArray(figure)) return { [name]: figure.length };
    if (typeof figure !== 'object' || figure === null)
      return { [name]: typeof figure === 'number' ? figure : String(figure) };
    return Object.fromEntries(Object.entries(flat(figure)).map(([part, each]) => [`${name} ${part}`, each]));
  });
  return Object.assign({}, ...parts);
}

/**
 * Tells the table what the running test saw. Call it as often as there is something to tell, before what may fail too. Of a test
 * that is tried again only the last try counts.
 */
export function seen(figures: Readonly<Record<string, unknown>>): void {
  const test = TestRunner.getCurrentTest();
  if (!test) throw new Error('expected a running test; figures belong to one');
  const tries = test.result?.retryCount ?? 0;
  const before = test.meta.triesSeen === tries ? (test.meta.seen ?? {}) : {};
  Object.assign(test.meta, { seen: together([before, flat(figures)]), triesSeen: tries });
}

const isLargest = (name: string) => /(?:Ms|MiB)$/.test(name);

/** Figures of several tests as one. Texts that differ stand one after the other. */
export function together(all: readonly Figures[]): Figures {
  const sum: Record<string, number | string> = {};
  for (const [name, figure] of all.flatMap((figures) => Object.entries(figures))) {
    const before = sum[name];
    if (before === undefined) sum[name] = figure;
    else if (typeof before === 'number' && typeof figure === 'number')
      sum[name] = isLargest(name) ? Math.max(before, figure) : before + figure;
    else if (!String(before).split(', ').includes(String(figure))) sum[name] = `${before}, ${figure}`;
  }
  return sum;
}
