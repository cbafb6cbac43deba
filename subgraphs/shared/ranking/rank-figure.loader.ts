import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { groupByKey } from '../align-by-key.js';
import type { YearMonth } from '../graphql/scalars.js';
import { figureOfVolume } from '../observation/figure.js';
import { monthOf } from '../snapshot/snapshot.js';
import { findVolumeRanks } from './rankings.repository.js';
import type { RankedFigure } from './to-ranking-changes.js';
import type { RankingSide } from './volume-rank.entity.js';

/** Whom a name stands for in the issue of a month: an id, or null. */
export type SubjectIdOf = (name: string, month: YearMonth) => string | null;

/**
 * The rows of both rankings as figures, by snapshot, in printed order: one statement for the rows of all snapshots, and one to
 * find whom their names stand for.
 */
export const createRankFigureLoader = (
  reader: EntityManager,
  indicators: Readonly<Record<RankingSide, string>>,
  findSubjects: (names: readonly string[]) => Promise<SubjectIdOf>,
) =>
  new DataLoader<string, RankedFigure[]>(
    async (snapshots) => {
      const rows = await findVolumeRanks(reader, snapshots);
      const subjectIdOf = await findSubjects([...new Set(rows.map(({ name }) => name))]);
      const figures = rows.map(({ snapshot, side, rank, name, volume }) => ({
        snapshot,
        indicator: indicators[side],
        subjectId: subjectIdOf(name, monthOf(snapshot)),
        subjectName: name,
        rank,
        ...figureOfVolume(volume),
      }));
      return groupByKey(snapshots, figures, ({ snapshot }) => snapshot);
    },
    { name: 'RankFigure' },
  );
