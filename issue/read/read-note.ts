import type { Contact } from '../issue.js';
import type { Line } from './line.js';
import { endsSentence } from './normalise.js';
import { passageOf } from './passage.js';
import { WITHHELD } from './privacy.js';
import type { Problems } from './problems.js';

/** Each with the sign that it is printed. Brackets are not looked at: the report opens with （ and closes with ")". */
const NAME = /联系人 ?: ?([^;,、()。:]{1,30}?) ?(?:[;,、()。]|(?:电子)?邮箱|邮件|(?:联系)?电话|手机)/;
const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9]/;
const PHONE = /(?:电话|手机)(?:号码?)? ?: ?(\+?\(?\d[\d ()-]{5,24})/;
const SIGNS = { name: /联系人/g, email: /邮箱|@/, phone: /电话|手机/ };

/** The contact person the note (注) names; null if it names none. What cannot be read of it is never quoted. */
export function readNote(note: readonly Line[], problems: Problems): Contact | null {
  const last = note.at(-1);
  if (!last) return null;
  if (!endsSentence(last.folded)) problems.add(last.number, '以句号结尾的附注', WITHHELD);

  const { folded, text } = passageOf(note);
  const name = NAME.exec(folded)?.[1] ?? null;
  const email = EMAIL.exec(folded)?.[0] ?? null;
  const phone =
    PHONE.exec(folded)?.[1]
      ?.replace(/[^\d]+$/, '')
      .replace(/^\((?=[^)]*$)/, '') ?? null;
  const isUnread =
    (name === null && folded.includes('联系人')) ||
    (email === null && SIGNS.email.test(folded)) ||
    (phone === null && SIGNS.phone.test(folded));
  if (isUnread) problems.add(note[0]?.number ?? null, '联系人、邮箱、联系电话', WITHHELD);
  if ((folded.match(SIGNS.name)?.length ?? 0) > 1) problems.add(note[0]?.number ?? null, '一位联系人', WITHHELD);
  return (name ?? email ?? phone) ? { name, email, phone } : null;
}
