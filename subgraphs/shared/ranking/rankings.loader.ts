import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { alignByKey, groupByKey } from '../align-by-key.js';
import { findLeaders, findVolumeRanks } from './rankings.repository.js';

/** Names the prose puts first, by snapshot; `null` where the issue prints no such section. */
export const createLeadersLoader = (reader: EntityManager) =>
  new DataLoader(
    async (snapshots: readonly string[]) =>
      alignByKey(snapshots, await findLeaders(reader, snapshots), ({ snapshot }) => snapshot),
    { name: 'Leaders' },
  );

/** Rows of both rankings, by snapshot, in printed order. */
export const createVolumeRankLoader = (reader: EntityManager) =>
  new DataLoader(
    async (snapshots: readonly string[]) =>
      groupByKey(snapshots, await findVolumeRanks(reader, snapshots), ({ snapshot }) => snapshot),
    { name: 'VolumeRank' },
  );
