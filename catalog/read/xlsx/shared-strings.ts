import { UnreadableCatalog } from '../outcome.js';
import type { Archive } from './archive.js';
import { parsePart } from './parse-part.js';
import { TextStore } from './text-store.js';

/** A cell holds 32,767 characters at most; escapes make six of one. */
export const MAX_CELL_CHARACTERS = 200_000;
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** The texts cells point to. */
export async function readSharedStrings(archive: Archive, part: string): Promise<TextStore> {
  const store = new TextStore();
  let text = '';
  let isText = false;
  let isPhonetic = false;
  await parsePart(part, archive.readText(part), {
    begin: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isPhonetic = true;
    },
    text: (piece) => {
      // How a name is read aloud stands beside it, and is no part of it.
      if (isText && !isPhonetic) text += piece;
      if (text.length > MAX_CELL_CHARACTERS) throw tooLong();
    },
    end: (name) => {
      if (name === 'si') store.add(unescapeText(text));
      else if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
  });
  return store;
}

/** `_x000D_` is how a workbook writes a character XML has none for. */
export const unescapeText = (text: string): string =>
  text.includes('_x') ? text.replace(ESCAPED, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16))) : text;

export const tooLong = () =>
  new UnreadableCatalog('工作簿中有过长的单元格 (a cell of the workbook is too long to be one).');
