import { UNITS } from '../../../issue/unit.js';
import type { Volume } from '../../../issue/volume.js';
import type { SeriesSnapshots } from '../series/series-snapshots.js';

/** What is counted: times or applications (次), or departments (个). */
export type CountUnit = '次' | '个';

/** A figure of one issue, not yet set beside those of other months. */
export interface Figure {
  indicator: string;
  /** Null if the name stands for nobody we know, and for the platform as a whole. */
  subjectId: string | null;
  /** As printed; null for the platform as a whole. */
  subjectName: string | null;
  rank: number | null;
  value: number;
  unit: CountUnit;
  roundingStep: number;
  reportedText: string;
  reportedUnit: string;
  approximate: boolean;
}

/** Figures of some snapshots, each list in printed order. */
export type FiguresBySnapshot<Row extends Figure = Figure> = ReadonlyMap<string, readonly Row[]>;

/**
 * The figures of all snapshots of a series.
 *
 * @param load  Through a loader, so that one statement reads them all, for all lists of a request.
 */
export async function figuresOf<Row extends Figure>(
  { range, against }: SeriesSnapshots,
  load: (snapshot: string) => Promise<readonly Row[]>,
): Promise<FiguresBySnapshot<Row>> {
  const snapshots = [...against, ...range];
  const figures = await Promise.all(snapshots.map(load));
  return new Map(snapshots.map((snapshot, index) => [snapshot, figures[index] ?? []]));
}

/** What a figure shares with the same one of another month: indicator and subject, by id where the name resolves. */
export const identityOf = ({ indicator, subjectId, subjectName }: Figure): string =>
  subjectId === null ? `${indicator}/name/${subjectName}` : `${indicator}/id/${subjectId}`;

/** A volume as the columns of a figure say it. */
export const figureOfVolume = ({ times, reportedText, reportedUnit, roundingStep, approximate }: Volume) => ({
  value: times,
  unit: '次' as const,
  roundingStep,
  reportedText,
  reportedUnit: UNITS[reportedUnit].printed,
  approximate,
});

/** A count that is printed whole. */
export const figureOfCount = (value: number, unit: CountUnit) => ({
  value,
  unit,
  roundingStep: 1,
  reportedText: String(value),
  reportedUnit: unit,
  approximate: false,
});
