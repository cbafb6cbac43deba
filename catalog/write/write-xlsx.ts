import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { CatalogItem } from '../catalog-item.js';
import type { TemplateLayout } from './layout.js';

/** Rows a sheet can have, header included. */
export const MAX_SHEET_ROWS = 1_048_576;
const SHEET_NAME = '目录';
const HEADER_ROWS = 2;
const ITEMS_OF_A_CHUNK = 100;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Items as a workbook in the national template, its cells all text, so that codes keep their zeros. Streams; where one sheet is
 * full another begins. Packages that write workbooks hold them in memory or are no longer kept, and this needs six small parts.
 */
export function writeXlsx(
  items: AsyncIterable<CatalogItem>,
  layout: TemplateLayout,
  maxRows = MAX_SHEET_ROWS,
): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error) => output.destroy(error as Error));
  writeAll(zip, output, new Sheets(items, layout, maxRows)).catch((error) => output.destroy(error));
  return output;
}

/** The parts that list the sheets come last: only then is it known how many they are. */
async function writeAll(zip: ZipFile, output: Readable, sheets: Sheets): Promise<void> {
  const numbers: number[] = [];
  try {
    while (sheets.hasMore) {
      numbers.push(numbers.length + 1);
      const xml = Readable.from(sheets.next(), { objectMode: false });
      const stop = () => xml.destroy();
      output.once('close', stop);
      zip.addReadStream(xml, `xl/worksheets/sheet${numbers.length}.xml`);
      await finished(xml);
      output.off('close', stop);
    }
  } finally {
    await sheets.close();
  }
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(DECLARATION + text), name);
  add('[Content_Types].xml', contentTypes(numbers));
  add('_rels/.rels', relationships([['rId1', `${OFFICE}/officeDocument`, 'xl/workbook.xml']]));
  add('xl/workbook.xml', workbook(numbers));
  add(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...numbers.map((n) => [`rId${n}`, `${OFFICE}/worksheet`, `worksheets/sheet${n}.xml`] as const),
      ['styles', `${OFFICE}/styles`, 'styles.xml'],
    ]),
  );
  add('xl/styles.xml', STYLES);
  zip.end();
}

/** Items sheet by sheet, no item over two of them. */
class Sheets {
  readonly #items: AsyncIterator<CatalogItem>;
  readonly #layout: TemplateLayout;
  readonly #maxRows: number;
  /** The first item of the next sheet. */
  #left: CatalogItem | null = null;
  hasMore = true;

  constructor(items: AsyncIterable<CatalogItem>, layout: TemplateLayout, maxRows: number) {
    this.#items = items[Symbol.asyncIterator]();
    this.#layout = layout;
    this.#maxRows = maxRows;
  }

  async *next(): AsyncGenerator<string> {
    const { rows, merges } = this.#layout.header();
    let chunk = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${HEADER_ROWS}" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
    let line = 0;
    for (const cells of rows) chunk += row(++line, cells);
    for (let count = 1; ; count++) {
      const item = this.#left ?? (await this.#take());
      this.#left = item;
      if (!item || (line > HEADER_ROWS && line + this.#layout.heightOf(item) > this.#maxRows)) break;
      this.#left = null;
      for (const cells of this.#layout.rowsOf(item)) chunk += row(++line, cells);
      if (count % ITEMS_OF_A_CHUNK !== 0) continue;
      yield chunk;
      chunk = '';
    }
    const ranges = merges
      .filter(([top, left, bottom, right]) => top !== bottom || left !== right)
      .map(
        ([top, left, bottom, right]) => `<mergeCell ref="${column(left)}${top + 1}:${column(right)}${bottom + 1}"/>`,
      );
    yield `${chunk}</sheetData><mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells></worksheet>`;
  }

  async #take(): Promise<CatalogItem | null> {
    const { done, value } = await this.#items.next();
    if (!done) return value;
    this.hasMore = false;
    return null;
  }

  async close(): Promise<void> {
    await this.#items.return?.();
  }
}

function row(line: number, cells: readonly string[]): string {
  const written = cells.map((text, index) =>
    text === ''
      ? ''
      : `<c r="${column(index)}${line}" s="1" t="inlineStr"><is><t xml:space="preserve">${toXml(text)}</t></is></c>`,
  );
  return `<row r="${line}">${written.join('')}</row>`;
}

const LETTERS = 26;
const column = (index: number): string =>
  (index >= LETTERS ? column(Math.floor(index / LETTERS) - 1) : '') + String.fromCharCode(65 + (index % LETTERS));

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '_x000D_',
};
const toXml = (text: string) =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character);

const contentTypes = (sheets: readonly number[]) =>
  `<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>` +
  sheets
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`)
    .join('') +
  '</Types>';

const relationships = (relations: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">` +
  relations.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('') +
  '</Relationships>';

const workbook = (sheets: readonly number[]) =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
  sheets.map((n) => `<sheet name="${SHEET_NAME}${n === 1 ? '' : n}" sheetId="${n}" r:id="rId${n}"/>`).join('') +
  '</sheets></workbook>';

// Style 1 is text (number format 49, "@"): a code typed over another keeps its zeros.
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>';
