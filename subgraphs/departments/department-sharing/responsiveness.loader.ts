import type { EntityManager } from 'typeorm';
import type { SectionReader } from '../../shared/section/section-reader.js';
import { findResponsiveness } from './department-sharing.repository.js';

/** Places by timeliness, by snapshot, in printed order. */
export const createResponsivenessLoader = (sections: SectionReader, reader: EntityManager) =>
  sections.rows('Responsiveness', (snapshots) => findResponsiveness(reader, snapshots));
