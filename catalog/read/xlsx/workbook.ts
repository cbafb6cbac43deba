import { posix } from 'node:path';
import { UnreadableCatalog } from '../outcome.js';
import type { Archive } from './archive.js';
import { parsePart } from './parse-part.js';

export interface Sheet {
  name: string;
  /** Its part in the archive. */
  part: string;
}

export interface Workbook {
  /** Those people see, in their order. */
  sheets: Sheet[];
  sharedStringsPart: string;
  /** By style number: whether a number under it is a date. */
  isDateStyle: readonly boolean[];
  /** Whether days count from 1904. */
  countsFrom1904: boolean;
}

const ROOT_RELATIONS = '_rels/.rels';
// Built-in formats that are dates or times, those of Chinese and Japanese included (ECMA-376, 18.8.30).
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** What a workbook says of its sheets, before any cell is read. @throws {UnreadableCatalog} if it is no workbook. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = await relationsOf(archive, ROOT_RELATIONS, '');
  const workbookPart = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  if (!archive.has(workbookPart)) {
    throw new UnreadableCatalog('压缩包里不是 XLSX 工作簿 (expected a workbook, found another archive).');
  }
  const folder = posix.dirname(workbookPart);
  const relationsPart = `${folder}/_rels/${posix.basename(workbookPart)}.rels`;
  const relations = await relationsOf(archive, relationsPart, folder);
  const partOf = (type: string) => relations.find((each) => each.type.endsWith(`/${type}`))?.target;
  const sheets: Sheet[] = [];
  let countsFrom1904 = false;
  await parsePart(workbookPart, archive.readText(workbookPart), {
    begin: (name, attributes) => {
      if (name === 'workbookPr') countsFrom1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const part = relations.find((each) => each.id === id)?.target;
      if (part && archive.has(part)) sheets.push({ name: attributes.name ?? '', part });
    },
    text: () => {},
    end: () => {},
  });
  return {
    sheets,
    sharedStringsPart: partOf('sharedStrings') ?? `${folder}/sharedStrings.xml`,
    isDateStyle: await readDateStyles(archive, partOf('styles') ?? `${folder}/styles.xml`),
    countsFrom1904,
  };
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

async function relationsOf(archive: Archive, part: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  await parsePart(part, archive.readText(part), {
    begin: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.push({ id: Id, type: Type, target });
    },
    text: () => {},
    end: () => {},
  });
  return relations;
}

async function readDateStyles(archive: Archive, part: string): Promise<boolean[]> {
  const customDates = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCellFormats = false;
  await parsePart(part, archive.readText(part), {
    begin: (name, { numFmtId = '0', formatCode = '' }) => {
      const id = Number(numFmtId);
      if (name === 'numFmt') customDates.set(id, isDateFormat(formatCode));
      if (name === 'cellXfs') isInCellFormats = true;
      if (name === 'xf' && isInCellFormats) styles.push(customDates.get(id) ?? isBuiltInDate(id));
    },
    text: () => {},
    end: (name) => {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  });
  return styles;
}

/** Whether a format of numbers shows a date: quoted texts, colours and escapes do not count. */
const isDateFormat = (format: string) => /[yd]|m{3}/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
