import type { EntityManager } from 'typeorm';
import { alignByKey, groupByKey } from '../align-by-key.js';
import type { SectionReader } from '../section/section-reader.js';
import { findLeaders, findVolumeRanks } from './rankings.repository.js';

/** Names the prose puts first, by snapshot; `null` where the issue prints no such section. */
export const createLeadersLoader = (sections: SectionReader, reader: EntityManager) =>
  sections.loader('Leaders', async (snapshots) =>
    alignByKey(snapshots, await findLeaders(reader, snapshots), ({ snapshot }) => snapshot),
  );

/** Rows of both rankings, by snapshot, in printed order. */
export const createVolumeRankLoader = (sections: SectionReader, reader: EntityManager) =>
  sections.loader('VolumeRank', async (snapshots) =>
    groupByKey(snapshots, await findVolumeRanks(reader, snapshots), ({ snapshot }) => snapshot),
  );
