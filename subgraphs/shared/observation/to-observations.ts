import { monthsBefore } from '../../../issue/month.js';
import type { SeriesSnapshots } from '../series/series-snapshots.js';
import { monthOf, revisionOf } from '../snapshot/snapshot.js';
import { type Figure, type FiguresBySnapshot, identityOf } from './figure.js';
import type { Observation } from './observation.type.js';

type ValuesByIdentity = ReadonlyMap<string, number>;

/**
 * The figures of a range as flat rows, by month and then in the order they came, each with its change from the month before and
 * from the same month a year before. Rates are plain quotients of two whole numbers, not rounded: rounding is for whoever shows them.
 */
export function toObservations({ range, against }: SeriesSnapshots, figures: FiguresBySnapshot): Observation[] {
  const values = new Map(
    [...against, ...range].map((snapshot) => [monthOf(snapshot), valuesOf(figures.get(snapshot) ?? [])]),
  );
  return range.flatMap((snapshot) => {
    const month = monthOf(snapshot);
    const toObservation = observationsOf(
      snapshot,
      values.get(monthsBefore(month, 1)),
      values.get(monthsBefore(month, 12)),
    );
    return (figures.get(snapshot) ?? []).map(toObservation);
  });
}

/** Where a table prints one subject twice, which no rule lets pass, the first row counts. */
function valuesOf(figures: readonly Figure[]): ValuesByIdentity {
  return new Map(figures.map((figure) => [identityOf(figure), figure.value] as const).reverse());
}

function observationsOf(snapshot: string, lastMonth?: ValuesByIdentity, lastYear?: ValuesByIdentity) {
  const month = monthOf(snapshot);
  const revision = revisionOf(snapshot);
  const periodStart = `${month}-01`;
  const ids = new Set<string>();

  // Every property by name: spread over thousands of rows, the figure would cost more than its statement.
  return (figure: Figure): Observation => {
    const identity = identityOf(figure);
    const change = changeOf(figure.value, lastMonth?.get(identity));
    const yearOnYear = changeOf(figure.value, lastYear?.get(identity));
    return {
      id: uniqueId(ids, figure, snapshot),
      month,
      periodStart,
      indicator: figure.indicator,
      subjectId: figure.subjectId,
      subjectName: figure.subjectName,
      rank: figure.rank,
      value: figure.value,
      unit: figure.unit,
      roundingStep: figure.roundingStep,
      reportedText: figure.reportedText,
      reportedUnit: figure.reportedUnit,
      approximate: figure.approximate,
      change: change.difference,
      changeRate: change.rate,
      yearOnYearChange: yearOnYear.difference,
      yearOnYearRate: yearOnYear.rate,
      revision,
    };
  };
}

const UNKNOWN = { difference: null, rate: null } as const;

function changeOf(value: number, earlier: number | undefined) {
  if (earlier === undefined) return UNKNOWN;
  const difference = value - earlier;
  return { difference, rate: earlier === 0 ? null : difference / earlier };
}

/** By the name as printed, not by whom it stands for: the id of a published row never changes. */
function uniqueId(taken: Set<string>, { indicator, subjectName }: Figure, snapshot: string): string {
  const first = subjectName === null ? `${indicator}/${snapshot}` : `${indicator}/${snapshot}/${subjectName}`;
  let id = first;
  for (let row = 2; taken.has(id); row++) id = `${first}#${row}`;
  taken.add(id);
  return id;
}
