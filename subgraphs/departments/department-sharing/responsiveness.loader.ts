import type { EntityManager } from 'typeorm';
import { groupByKey } from '../../shared/align-by-key.js';
import type { SectionReader } from '../../shared/section/section-reader.js';
import { findResponsiveness } from './department-sharing.repository.js';

/** Places by timeliness, by snapshot, in printed order. */
export const createResponsivenessLoader = (sections: SectionReader, reader: EntityManager) =>
  sections.loader('Responsiveness', async (snapshots) =>
    groupByKey(snapshots, await findResponsiveness(reader, snapshots), ({ snapshot }) => snapshot),
  );
