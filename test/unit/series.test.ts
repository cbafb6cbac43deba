import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthAt, monthIndex } from '../../issue/month.js';
import { toCumulativeFindings } from '../../subgraphs/national/series/to-cumulative-findings.js';
import { toSeriesSnapshots } from '../../subgraphs/reports/series/to-series-snapshots.js';
import { figureOfCount } from '../../subgraphs/shared/observation/figure.js';
import { toObservations } from '../../subgraphs/shared/observation/to-observations.js';
import { type RankedFigure, toRankingChanges } from '../../subgraphs/shared/ranking/to-ranking-changes.js';

const FIRST = monthIndex('2019-11');
const offsets = fc.uniqueArray(fc.nat(40)).map((months) => months.sort((a, b) => a - b));
const snapshotAt = (offset: number, revision = 1) => `${monthAt(FIRST + offset)}/${revision}`;

const ranked = (names: readonly string[]): RankedFigure[] =>
  names.map((subjectName, index) => ({
    indicator: 'TABLE',
    subjectId: null,
    subjectName,
    rank: index + 1,
    ...figureOfCount(100 - index, '次'),
  }));

describe('the snapshots of a series', () => {
  it('are those of the range, and before it each one a figure of the range is measured against', () => {
    fc.assert(
      fc.property(offsets, fc.option(fc.nat(45)), (months, from) => {
        const published = months.map((offset) => ({ month: monthAt(FIRST + offset), revision: (offset % 3) + 1 }));
        const keyOf = (offset: number) => snapshotAt(offset, (offset % 3) + 1);

        const { range, against } = toSeriesSnapshots(published, from === null ? null : monthAt(FIRST + from));

        const inRange = months.filter((offset) => offset >= (from ?? 0));
        const before = months.filter((offset) => offset < (from ?? 0));
        const isNeeded = (offset: number) =>
          inRange.includes(offset + 1) || inRange.includes(offset + 12) || offset === before.at(-1);
        expect(range).toEqual(inRange.map(keyOf));
        expect(against).toEqual(inRange.length > 0 ? before.filter(isNeeded).map(keyOf) : []);
      }),
    );
  });
});

describe('changes of a ranking', () => {
  const table = fc.shuffledSubarray([...'甲乙丙丁戊己庚辛壬癸'], { maxLength: 7 });
  const changesBetween = (before: string[], now: string[]) =>
    toRankingChanges(
      { against: [snapshotAt(0)], range: [snapshotAt(1)] },
      new Map([
        [snapshotAt(0), ranked(before)],
        [snapshotAt(1), ranked(now)],
      ]),
      ['TABLE'],
    );

  it('name who is in one table only, as far as both print places', () => {
    fc.assert(
      fc.property(table, table, (before, now) => {
        const changes = changesBetween(before, now);

        const places = Math.min(before.length, now.length);
        const of = (kind: string) =>
          changes.filter((change) => change.kind === kind).map((change) => change.subjectName);
        expect(of('ENTERED')).toEqual(now.slice(0, places).filter((name) => !before.includes(name)));
        expect(of('LEFT')).toEqual(before.slice(0, places).filter((name) => !now.includes(name)));
      }),
    );
  });

  it('name nobody where one of the months prints no table', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(changesBetween([], rows)).toEqual([]);
        expect(changesBetween(rows, [])).toEqual([]);
      }),
    );
  });

  it('name nobody over a month that is not published', () => {
    const figures = new Map([
      [snapshotAt(0), ranked(['甲'])],
      [snapshotAt(2), ranked(['乙'])],
    ]);

    expect(toRankingChanges({ against: [snapshotAt(0)], range: [snapshotAt(2)] }, figures, ['TABLE'])).toEqual([]);
  });
});

describe('figures so far', () => {
  it('are found where they fell against the last month that prints them, gaps or not', () => {
    const values = fc.array(fc.option(fc.nat(4), { freq: 2 }), { maxLength: 12 });
    fc.assert(
      fc.property(values, fc.nat(12), (printed, first) => {
        const snapshots = printed.map((_, index) => snapshotAt(index * 2));
        const figures = new Map(
          printed.map((value, index) => [
            snapshots[index] ?? '',
            value === null
              ? []
              : [
                  {
                    indicator: 'SO_FAR',
                    subjectId: null,
                    subjectName: null,
                    rank: null,
                    ...figureOfCount(value, '次'),
                  },
                ],
          ]),
        );

        const findings = toCumulativeFindings(
          { against: snapshots.slice(0, first), range: snapshots.slice(first) },
          figures,
        );

        const expected = printed.flatMap((value, index) => {
          const previous = printed.slice(0, index).findLastIndex((earlier) => earlier !== null);
          const previousValue = printed[previous] ?? null;
          if (index < first || value === null || previousValue === null || value >= previousValue) return [];
          const [month, previousMonth] = [index, previous].map((at) => monthAt(FIRST + at * 2));
          return [{ month, indicator: 'SO_FAR', value, previousMonth, previousValue }];
        });
        expect(findings).toEqual(expected);
      }),
    );
  });
});

describe('rows', () => {
  it('have an id of their own even where a table prints a name twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', '乙', '甲#2')), (names) => {
        const rows = toObservations({ against: [], range: [snapshotAt(0)] }, new Map([[snapshotAt(0), ranked(names)]]));

        expect(new Set(rows.map(({ id }) => id)).size).toBe(names.length);
        expect(rows.map(({ subjectName }) => subjectName)).toEqual(names);
      }),
    );
  });
});
