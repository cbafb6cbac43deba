import type { Passage } from './passage.js';

const LABEL = '资料来源';

/** A paragraph without the （资料来源：…） that may stand behind it, and that source; null in its place if there is none. */
export function splitSource(paragraph: Passage): { body: Passage; source: string | null } | null {
  const { folded, text } = paragraph;
  const label = folded.lastIndexOf(LABEL);
  if (label < 0) return { body: paragraph, source: null };
  const open = /\( ?$/.exec(folded.slice(Math.max(0, label - 2), label));
  const behind = folded.slice(label + LABEL.length);
  const colon = /^ ?: ?/.exec(behind)?.[0];
  const tail = open ? /\) ?。?$/.exec(behind) : /。?$/.exec(behind);
  if (!colon || !tail) return null;
  const start = label + LABEL.length + colon.length;
  const source = text.slice(start, label + LABEL.length + tail.index).trim();
  const body = text.slice(0, label - (open?.[0].length ?? 0)).trimEnd();
  return source === '' ? null : { body: paragraph.slice(0, body.length), source };
}
