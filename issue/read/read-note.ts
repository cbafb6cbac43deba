import type { Contact } from '../issue.js';
import type { Line } from './line.js';
import { endsSentence } from './normalise.js';
import { passageOf } from './passage.js';
import { WITHHELD } from './privacy.js';
import type { Problems } from './problems.js';

/** A part of the contact: the words that announce it, and what it looks like behind them. Brackets need not match. */
const PARTS: Record<keyof Contact, { label: RegExp; value: RegExp }> = {
  name: {
    label: /联系人/g,
    value: /联系人 ?: ?([^;,、()。:@\d]{1,30}?) ?(?:[;,、()。\d]|(?:电子)?邮[箱件]|(?:联系)?电话|手机)/,
  },
  email: { label: /@/g, value: /([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9])/ },
  phone: { label: /电话|手机/g, value: /(?:电话|手机)(?:号码?)? ?: ?(\+?\(?\d[\d ()-]{4,24}\d)/ },
};

const LONGEST_NOTE = 1_000;

/** The contact person the note (注) names; null if it names none. Nothing of it is ever quoted. */
export function readNote(note: readonly Line[], problems: Problems): Contact | null {
  const [first, last] = [note[0], note.at(-1)];
  if (!first || !last) return null;
  if (!endsSentence(last.folded)) problems.add(last.number, '以句号结尾的附注', WITHHELD);

  const { folded } = passageOf(note);
  const table = note.find((line) => line.folded.includes('\t'));
  if (table || folded.length > LONGEST_NOTE) {
    problems.add((table ?? last).number, `不超过 ${LONGEST_NOTE} 字的附注，其中没有表格`, WITHHELD);
    return null;
  }
  const read = (part: keyof Contact): string | null => {
    const { label, value } = PARTS[part];
    const labels = folded.match(label)?.length ?? 0;
    const found = labels === 1 ? (value.exec(folded)?.[1] ?? null) : null;
    if (labels > 0 && found === null) {
      problems.add(first.number, '一位联系人，及其邮箱或联系电话', WITHHELD);
    }
    return found;
  };
  const contact = { name: read('name'), email: read('email'), phone: read('phone') };
  return Object.values(contact).some((value) => value !== null) ? contact : null;
}
