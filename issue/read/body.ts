import type { Line } from './line.js';
import { compact, endsSentence } from './normalise.js';
import { compactOf, Passage } from './passage.js';
import type { Problems } from './problems.js';
import { titleHoldsNumber } from './prose-numbers.js';
import { checkNumber, type Section } from './sections.js';
import { type Table, TableReader } from './table.js';

/** The body of a section that prints figures: its prose sentence by sentence, without spaces, and its tables. */
export interface Body {
  sentences: Passage[];
  tables: Table[];
}

const SUBHEADING = /^\(([一二三四五六七八九十]{1,3})\)/;
const CAPTION = /^续?表 ?\d/;
const LONGEST_TITLE = 40;
const LONGEST_SENTENCE = 500;
const POINTS_TO_TABLE = /下表|见表\d/;

export function bodyOf({ body }: Section, problems: Problems): Body {
  const reader = new TableReader(problems);
  const sentences: Passage[] = [];
  let prose: Line[] = [];
  let subheadings = 0;
  let bareHeading: Line | null = null;
  const endProse = () => {
    for (const sentence of sentencesOf(prose, problems)) sentences.push(sentence);
    prose = [];
  };
  const endSubsection = () => {
    endProse();
    reader.close();
    if (bareHeading) problems.add(bareHeading.number, '标题之后有内容', bareHeading.folded);
  };

  for (const line of body) {
    const subheading = isTitle(line) ? SUBHEADING.exec(compact(line.folded))?.[1] : undefined;
    if (reader.isHeader(line)) {
      prose = withoutCaption(prose);
      endProse();
      reader.readHeader(line);
    } else if (reader.isRow(line)) {
      endProse();
      reader.readRow(line);
    } else if (subheading !== undefined) {
      endSubsection();
      subheadings = checkNumber(subheading, subheadings, true, line, problems);
    } else if (CAPTION.test(line.folded) && isTitle(line)) {
      endProse();
    } else {
      reader.close();
      prose.push(line);
    }
    bareHeading = subheading === undefined ? null : line;
  }
  endSubsection();
  reader.checkRows();
  checkAnnounced(sentences, reader.tables, problems);
  return { sentences, tables: reader.tables };
}

/** A heading or a caption: neither a sentence nor a part of one, and without figures, which would be lost. */
const isTitle = ({ folded }: Line) =>
  folded.length <= LONGEST_TITLE && !/[,;]/.test(folded) && !endsSentence(folded) && !titleHoldsNumber(folded);

/** A caption without 表 and number is known by where it stands: right before the header, behind a whole sentence. */
function withoutCaption(prose: Line[]): Line[] {
  const [before, last] = [prose.at(-2), prose.at(-1)];
  const isCaption = last && isTitle(last) && (!before || endsSentence(before.folded));
  return isCaption ? prose.slice(0, -1) : prose;
}

/** Sentences without their full stops, wherever lines and pages break. One that does not end is a problem: it is cut. */
function sentencesOf(prose: readonly Line[], problems: Problems): Passage[] {
  const last = prose.at(-1);
  if (!last) return [];
  if (!endsSentence(last.folded) && !last.folded.endsWith(':')) {
    problems.add(last.number, '以句号结尾的完整句子', last.folded.slice(-30));
  }
  const passage = compactOf(prose);
  const sentences: Passage[] = [];
  let start = 0;
  while (start < passage.text.length) {
    const stop = passage.folded.indexOf('。', start);
    const end = stop < 0 ? passage.text.length : stop;
    if (end - start > LONGEST_SENTENCE) {
      problems.add(passage.lineAt(start), `不超过 ${LONGEST_SENTENCE} 字的句子`, `${end - start} 字`);
    } else if (end > start) {
      sentences.push(passage.slice(start, end));
    }
    start = end + 1;
  }
  return sentences;
}

/** 见下表, and then no table: its figures were lost on the way. */
function checkAnnounced(sentences: readonly Passage[], tables: readonly Table[], problems: Problems): void {
  let awaiting: Passage | null = null;
  const miss = () => {
    if (awaiting) problems.add(awaiting.lineAt(0), '正文所指的表格', '没有表格');
  };
  const announcements = sentences.filter(({ folded }) => POINTS_TO_TABLE.test(folded));
  const inOrder = [...announcements, ...tables].sort((a, b) => lineOf(a) - lineOf(b));
  for (const part of inOrder) {
    const isTable = !(part instanceof Passage);
    if (!isTable) miss();
    awaiting = isTable ? null : part;
  }
  miss();
}

const lineOf = (part: Passage | Table) => (part instanceof Passage ? part.lineAt(0) : part.headerLine);
