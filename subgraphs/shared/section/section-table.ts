import type { QueryRunner } from 'typeorm';
import { boolean, createTable, integer, key, text } from '../database/columns.js';

/** The table behind `SectionEntity`, for the first migration of each subgraph. */
export const createSectionTable = (queryRunner: QueryRunner): Promise<void> =>
  createTable(queryRunner, 'section', [text('snapshot', key), integer('version'), text('digest'), boolean('sealed')]);
