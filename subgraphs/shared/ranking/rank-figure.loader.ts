import DataLoader from 'dataloader';
import type { YearMonth } from '../graphql/scalars.js';
import { figureOfVolume } from '../observation/figure.js';
import { monthOf } from '../snapshot/snapshot.js';
import type { createVolumeRankLoader } from './rankings.loader.js';
import type { RankedFigure } from './to-ranking-changes.js';
import type { RankingSide } from './volume-rank.entity.js';

/** Whom a name stands for in the issue of a month: an id, or null. */
export type SubjectIdOf = (name: string, month: YearMonth) => string | null;

/**
 * The rows of both rankings as figures, by snapshot, in printed order, with whom their names stand for: one statement for the names of
 * all snapshots.
 */
export const createRankFigureLoader = (
  volumeRanks: ReturnType<typeof createVolumeRankLoader>,
  indicators: Readonly<Record<RankingSide, string>>,
  findSubjects: (names: readonly string[]) => Promise<SubjectIdOf>,
) =>
  new DataLoader<string, RankedFigure[]>(
    async (snapshots) => {
      const tables = await Promise.all(snapshots.map((snapshot) => volumeRanks.load(snapshot)));
      const subjectIdOf = await findSubjects([...new Set(tables.flat().map(({ name }) => name))]);
      return tables.map((rows) =>
        rows.map(({ snapshot, side, rank, name, volume }) => ({
          snapshot,
          indicator: indicators[side],
          subjectId: subjectIdOf(name, monthOf(snapshot)),
          subjectName: name,
          rank,
          ...figureOfVolume(volume),
        })),
      );
    },
    { name: 'RankFigure' },
  );
