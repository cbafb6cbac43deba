import type { FastifyInstance } from 'fastify';
import { CASE_COLUMNS } from '../cases/cases-export.js';
import { OBSERVATION_COLUMNS } from '../observations/observation-columns.js';
import type { Column, ColumnType } from '../table.js';
import { CODEBOOK_COLUMNS } from './codebook-export.js';

const DATATYPES: Readonly<Record<ColumnType, unknown>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: { base: 'date', format: 'yyyy-MM-dd' },
};

/** What a CSV file holds, as CSV on the Web (W3C) has it: beside the file, at the address its readers look at. */
export const csvMetadata = <Row>(name: string, title: string, columns: readonly Column<Row>[], primaryKey: string) => ({
  '@context': 'http://www.w3.org/ns/csvw',
  url: `${name}.csv`,
  'dc:title': title,
  'dc:publisher': '贵州省信息中心',
  'dc:language': 'zh-CN',
  dialect: { encoding: 'utf-8', delimiter: ',', header: true, lineTerminators: ['\r\n', '\n'] },
  tableSchema: {
    primaryKey,
    columns: columns.map(({ name: column, type, title: heading, description }) => ({
      name: column,
      titles: [column],
      'dc:title': heading,
      'dc:description': description,
      datatype: DATATYPES[type],
      ...(column === primaryKey && { required: true }),
    })),
  },
});

/** Metadata of each CSV file. */
export function serveCsvMetadata(app: FastifyInstance): void {
  const tables = [
    csvMetadata('observations', '贵州省公共数据共享开放月报：指标值', OBSERVATION_COLUMNS, 'id'),
    csvMetadata('cases', '贵州省公共数据共享开放月报：数据应用典型案例', CASE_COLUMNS, 'id'),
    csvMetadata('codebook', '贵州省公共数据共享开放月报：指标目录', CODEBOOK_COLUMNS, 'code'),
  ];
  for (const metadata of tables) {
    app.get(`/export/${metadata.url}-metadata.json`, (_request, reply) =>
      reply
        .type('application/csvm+json; charset=utf-8')
        .header('cache-control', 'public, no-cache')
        .send(JSON.stringify(metadata, null, 2)),
    );
  }
}
