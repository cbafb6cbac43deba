import type { EntityManager } from 'typeorm';
import type { SectionReader } from '../section/section-reader.js';
import { findLeaders, findVolumeRanks } from './rankings.repository.js';

/** Names the prose puts first, by snapshot; `null` where the issue prints no such section. */
export const createLeadersLoader = (sections: SectionReader, reader: EntityManager) =>
  sections.row('Leaders', (snapshots) => findLeaders(reader, snapshots));

/** Rows of both rankings, by snapshot, in printed order. */
export const createVolumeRankLoader = (sections: SectionReader, reader: EntityManager) =>
  sections.rows('VolumeRank', (snapshots) => findVolumeRanks(reader, snapshots));
