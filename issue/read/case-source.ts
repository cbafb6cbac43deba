import { SOURCE_LABEL } from './case-blocks.js';
import { LONGEST_NAME } from './names.js';
import { endsSentence, fold } from './normalise.js';
import type { Passage } from './passage.js';

/**
 * A paragraph without the （资料来源：…） behind its full stop, or before it, and that source.
 *
 * @returns `source` null if it has none; null in place of both if its source cannot be read.
 */
export function splitSource(paragraph: Passage): { body: Passage; source: string | null } | null {
  const { folded, text } = paragraph;
  const label = folded.lastIndexOf(SOURCE_LABEL);
  if (label < 0) return { body: paragraph, source: null };
  const open = /\( ?$/.exec(folded.slice(Math.max(0, label - 2), label))?.[0] ?? '';
  const behind = folded.slice(label + SOURCE_LABEL.length);
  const colon = /^ ?: ?/.exec(behind)?.[0];
  const close = (open === '' ? /。?$/ : /\) ?。?$/).exec(behind);
  if (!colon || !close) return null;

  const start = label + SOURCE_LABEL.length + colon.length;
  const end = label + SOURCE_LABEL.length + close.index;
  const source = text.slice(start, end).trim();
  const body = text.slice(0, label - open.length).trimEnd();
  const isStopBehind = close[0].endsWith('。') && !endsSentence(fold(body));
  if (source === '' || source.length > LONGEST_NAME) return null;
  return { body: paragraph.without(body.length, text.length - (isStopBehind ? 1 : 0)), source };
}
