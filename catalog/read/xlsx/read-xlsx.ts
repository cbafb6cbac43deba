import { beginsHeader } from '../header.js';
import { UnreadableCatalog } from '../outcome.js';
import type { RawRecord } from '../raw-record.js';
import { readTable, type TableOptions } from '../table-records.js';
import { Archive } from './archive.js';
import { readSharedStrings } from './shared-strings.js';
import { readSheetRows } from './sheet-rows.js';
import type { TextStore } from './text-store.js';
import { readWorkbook, type Sheet, type Workbook } from './workbook.js';

type XlsxOptions = Omit<TableOptions, 'isExact'> & { sheet: string | null };

const LOOK_AT_ROWS = 20;

/**
 * The records of a workbook: of the sheet that is named, or of every visible one that has a header. Others, such as notes on
 * how to fill it in, are passed over and told of.
 */
export async function* readXlsxTables(path: string, options: XlsxOptions): AsyncGenerator<RawRecord> {
  const archive = await Archive.open(path);
  try {
    const workbook = await readWorkbook(archive);
    const texts = await readSharedStrings(archive, workbook.sharedStringsPart);
    try {
      for (const sheet of await chooseSheets(archive, workbook, texts, options)) {
        yield* readTable(readSheetRows(archive, workbook, texts, sheet), { ...options, isExact: false });
      }
    } finally {
      texts.close();
    }
  } finally {
    archive.close();
  }
}

async function chooseSheets(
  archive: Archive,
  workbook: Workbook,
  texts: TextStore,
  { sheet, mapping, onWarning }: XlsxOptions,
): Promise<Sheet[]> {
  const names = workbook.sheets.map(({ name }) => `“${name}”`).join('、');
  if (sheet !== null) {
    const named = workbook.sheets.filter(({ name }) => name === sheet);
    if (named.length > 0) return named;
    throw new UnreadableCatalog(`没有工作表“${sheet}” (no such sheet)；有 (found): ${names}`);
  }
  const chosen: Sheet[] = [];
  for (const each of workbook.sheets) {
    if (await hasHeader(archive, workbook, texts, each, mapping)) chosen.push(each);
    else {
      const message = `工作表“${each.name}”没有表头，未读 (the sheet has no header and was not read)`;
      onWarning({ code: 'SHEET_SKIPPED', field: each.name, line: 1, message });
    }
  }
  if (chosen.length > 0) return chosen;
  throw new UnreadableCatalog(
    `工作表 ${names} 的前 ${LOOK_AT_ROWS} 行中都没有表头 (no sheet has a header)：应有“信息资源名称”“信息资源代码”等列名；其他列名用 --map 对应。`,
  );
}

async function hasHeader(
  archive: Archive,
  workbook: Workbook,
  texts: TextStore,
  sheet: Sheet,
  mapping: XlsxOptions['mapping'],
): Promise<boolean> {
  let looked = 0;
  for await (const row of readSheetRows(archive, workbook, texts, sheet)) {
    if (beginsHeader(row, mapping)) return true;
    looked += 1;
    if (looked >= LOOK_AT_ROWS) return false;
  }
  return false;
}
