import type { Cell, Column, ColumnType } from '../table.js';

/** Styles of a cell, as places in the list of `STYLES`. */
export const STYLE = { general: 0, text: 1, date: 2, integer: 3, heading: 4 } as const;

const STYLE_OF: Readonly<Record<ColumnType, number>> = {
  text: STYLE.text,
  date: STYLE.date,
  integer: STYLE.integer,
  number: STYLE.general,
  boolean: STYLE.general,
};

/** Excel opens no cell with more. */
const MAX_TEXT_LENGTH = 32_767;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar. */
const EPOCH = Date.UTC(1899, 11, 30);
const MAX_WIDTH = 60;

export const TAIL_OF_SHEET = '</sheetData></worksheet>';

/** The beginning of a sheet, with the names of the columns in a row that stays in sight. */
export function headOfSheet<Row>(columns: readonly Column<Row>[]): string {
  const widths = columns.map(({ name, type }, index) => {
    const width = Math.min(MAX_WIDTH, Math.max(name.length + 2, type === 'text' ? 18 : 12));
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const names = columns.map(({ name }, index) => textCell(`${columnName(index)}1`, name, STYLE.heading));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${names.join('')}</row>`,
  ].join('');
}

/** @param number  Of the row, from 1. */
export function rowOfSheet<Row>(columns: readonly Column<Row>[], row: Row, number: number): string {
  const cells = columns.map(({ type, of }, index) => cellOf(`${columnName(index)}${number}`, type, of(row)));
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellOf(place: string, type: ColumnType, cell: Cell): string {
  if (cell === null) return '';
  const style = STYLE_OF[type];
  if (type === 'date') return `<c r="${place}" s="${style}"><v>${serialOf(String(cell))}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
  return textCell(place, cell, style);
}

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, MAX_TEXT_LENGTH))}</t></is></c>`;

const serialOf = (date: string): number => (Date.parse(`${date}T00:00:00Z`) - EPOCH) / DAY_MS;

/** A, B, … Z, AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no place for control characters and halves of surrogate pairs: one of them, and Excel refuses the file. */
export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replaceAll('\r', '&#13;');
