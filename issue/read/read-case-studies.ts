import type { CaseStudyContent } from '../issue.js';
import { type Block, blocksOf, HEADLINE_NUMBER, SOURCE_LABEL } from './case-blocks.js';
import { caseFiguresOf } from './case-figures.js';
import { prefectureOf } from './case-prefecture.js';
import { splitSource } from './case-source.js';
import { endsSentence } from './normalise.js';
import { headlineOf, type Passage, passageOf } from './passage.js';
import { holdsContact, WITHHELD } from './privacy.js';
import type { Problems } from './problems.js';
import type { Section } from './sections.js';

/** A case study being put together. */
interface Study {
  headline: Passage;
  paragraphs: Passage[];
  /** Its source is printed: nothing of it follows. */
  isComplete: boolean;
}

const NONE = /^(?:本月|本期)?(?:暂?无|没有).{0,12}案例。$/;
const LONGEST_PARAGRAPH = 5_000;

/** Section 五 as read: a headline, paragraphs, at last a source; then the next study. */
export function readCaseStudies({ body }: Section, problems: Problems): CaseStudyContent[] {
  if (body.length === 1 && NONE.test(body[0]?.folded ?? '')) return [];
  const table = body.find(({ folded }) => folded.includes('\t'));
  if (table) problems.add(table.number, '案例中没有表格', table.folded);
  return studiesOf(blocksOf(body), problems).flatMap((study) => toCaseStudy(study, problems) ?? []);
}

function studiesOf(blocks: readonly Block[], problems: Problems): Study[] {
  const studies: Study[] = [];
  for (const block of blocks) {
    const study = studies.at(-1);
    const passage = block.isHeadline ? headlineOf(block.lines) : passageOf(block.lines);
    if (!block.isWhole) problems.add(passage.lineAt(0), '以句号结尾的段落', passage.folded.slice(-30));
    if (block.isHeadline && beginsStudy(passage, study)) {
      studies.push({ headline: passage, paragraphs: [], isComplete: false });
    } else if (!study || study.isComplete) {
      problems.add(passage.lineAt(0), '案例标题', passage.folded);
      return studies;
    } else {
      study.paragraphs.push(passage);
      study.isComplete = passage.folded.includes(SOURCE_LABEL);
    }
  }
  return studies;
}

/** Where studies are numbered, only a number begins another; else any headline does, and a number begins a part of one. */
function beginsStudy({ folded }: Passage, study: Study | undefined): boolean {
  if (!study || study.isComplete) return true;
  return HEADLINE_NUMBER.test(folded) === HEADLINE_NUMBER.test(study.headline.folded);
}

function toCaseStudy({ headline, paragraphs }: Study, problems: Problems): CaseStudyContent | null {
  const line = headline.lineAt(0);
  const last = paragraphs.at(-1);
  if (!last) {
    problems.add(line, '标题之后有正文', headline.folded);
    return null;
  }
  const split = splitSource(last);
  if (!split) {
    problems.add(last.lineAt(0), '段末的“（资料来源：…）”', last.folded.slice(-30));
    return null;
  }
  const body = [...paragraphs.slice(0, -1), split.body].filter(({ text }) => text !== '');
  checkText(headline, body, problems);
  const title = headline.text.slice(HEADLINE_NUMBER.exec(headline.folded)?.[0].length ?? 0);
  const text = body.map((paragraph) => paragraph.text);
  return {
    title,
    paragraphs: text,
    figures: body.flatMap((paragraph, index) => caseFiguresOf(paragraph, index + 1)),
    sourceName: split.source,
    prefectureId: prefectureOf(split.source, [title, ...text].join('\n')),
    line,
  };
}

function checkText(headline: Passage, body: readonly Passage[], problems: Problems): void {
  for (const passage of [headline, ...body]) {
    const { folded, text } = passage;
    const line = passage.lineAt(0);
    if (text.length > LONGEST_PARAGRAPH) {
      problems.add(line, `不超过 ${LONGEST_PARAGRAPH} 字的段落`, `${text.length} 字`);
    }
    // The text is public; contact data belongs to the note, which is not.
    if (holdsContact(folded)) problems.add(line, '不含联系方式的案例', WITHHELD);
  }
  const last = body.at(-1) ?? headline;
  if (!endsSentence(last.folded)) {
    problems.add(last.lineAt(last.text.length), '以句号结尾的正文', last.folded.slice(-30));
  }
}
