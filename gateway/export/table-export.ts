import type { Body, Export, Run } from './export.js';
import { type TableFormat, writeTable } from './formats/formats.js';
import { PAGING, type Parameters, pageOf, readFlag } from './parameters.js';
import type { Column } from './table.js';

/** Rows as one operation answers them, and the version they are of. */
export interface Rows<Row> {
  rows: readonly Row[];
  content: string;
}

/** A table of a few thousand rows at most, read whole, so that a page is of the same snapshots as the next. */
export interface TableDefinition<Row> extends Pick<Export, 'name' | 'version'> {
  title: string;
  columns: readonly Column<Row>[];
  parameters: readonly string[];
  read(run: Run, parameters: Parameters): Promise<Rows<Row>>;
}

/** The table as a file in every format. */
export const tableExport = <Row>(table: TableDefinition<Row>): Export => ({
  name: table.name,
  formats: ['csv', 'json', 'ndjson', 'xlsx'],
  parameters: [...table.parameters, ...PAGING],
  version: table.version,
  open: async (run: Run, parameters: Parameters, format: TableFormat): Promise<Body> => {
    const bom = readFlag(parameters, 'bom');
    const { rows, content } = await table.read(run, parameters);
    const { title, columns } = table;
    const stream = writeTable({ title, columns, rows: pageOf(rows, parameters) }, format, { bom });
    return { stream, content, totalRows: rows.length };
  },
});
