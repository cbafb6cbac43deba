import type { Distribution, FigureSource } from '../issue.js';
import type { Line } from './line.js';
import { LONGEST_NAME } from './names.js';
import { compact } from './normalise.js';
import type { Problems } from './problems.js';
import { countOf } from './volumes.js';

type Addressee = 'reportedTo' | 'sentTo' | 'issuedTo';

const ADDRESSEES: Record<string, Addressee> = { 报: 'reportedTo', 送: 'sentTo', 发: 'issuedTo' };
const ADDRESSED = /^([报送发]) ?: ?(.+)$/;
const OFFICE = /(?:办公室|中心|厅|局|处|委|部|院)$/;
const COPIES = /^共印([\d,]+)份(?:[(,]其中:?电子公文([\d,]+)份\)?)?。?$/;

/**
 * 报, 送, 发, the office that issues it and 共印, each a line.
 *
 * 共印 is the last line of an issue. A document that ends before it is cut: nothing else tells whether what is missing was printed.
 */
export function readColophon(lines: readonly Line[], lastLine: Line | undefined, problems: Problems) {
  const distribution: Distribution = {
    reportedTo: null,
    sentTo: null,
    issuedTo: null,
    issuingOffice: null,
    copies: null,
    electronicCopies: null,
  };
  const sources: FigureSource[] = [];
  const copiesAt = lines.findIndex(({ folded }) => folded.startsWith('共印'));
  const end = copiesAt < 0 ? lines.length : copiesAt;
  for (const [index, line] of lines.entries()) {
    const text = line.text.replaceAll('\t', ' ');
    const addressed = ADDRESSED.exec(line.folded);
    const addressee = ADDRESSEES[addressed?.[1] ?? ''];
    if (index === end) readCopies(line, distribution, sources, problems);
    else if (text.length > LONGEST_NAME) problems.add(line.number, `不超过 ${LONGEST_NAME} 字的一行`, text);
    else if (addressee && distribution[addressee] === null && index < end) {
      distribution[addressee] = text.slice(text.length - (addressed?.[2]?.length ?? 0));
    } else if (index === end - 1 && OFFICE.test(line.folded)) distribution.issuingOffice = text;
    else problems.add(line.number, '报、送、发各一行，印发机关一行，最后一行为“共印 N 份”', line.folded);
  }
  if (copiesAt < 0) problems.add(lastLine?.number ?? null, '以“共印 N 份”结尾的完整月报', lastLine?.folded ?? '');
  return { distribution, sources };
}

function readCopies({ number, folded }: Line, distribution: Distribution, sources: FigureSource[], problems: Problems) {
  const [, copies, electronic] = COPIES.exec(compact(folded)) ?? [];
  if (!copies) {
    problems.add(number, '“共印 N 份(其中电子公文 N 份)”', folded);
    return;
  }
  distribution.copies = countOf(copies, number, problems);
  sources.push({ figure: 'distribution.copies', line: number });
  if (!electronic) return;
  distribution.electronicCopies = countOf(electronic, number, problems);
  sources.push({ figure: 'distribution.electronicCopies', line: number });
}
