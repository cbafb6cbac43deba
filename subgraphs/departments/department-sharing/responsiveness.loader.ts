import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { groupByKey } from '../../shared/align-by-key.js';
import { findResponsiveness } from './department-sharing.repository.js';

/** Places by timeliness, by snapshot, in printed order. */
export const createResponsivenessLoader = (reader: EntityManager) =>
  new DataLoader(
    async (snapshots: readonly string[]) =>
      groupByKey(snapshots, await findResponsiveness(reader, snapshots), ({ snapshot }) => snapshot),
    { name: 'Responsiveness' },
  );
