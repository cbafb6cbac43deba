import type { Issue } from '../issue.js';
import { bodyOf } from './body.js';
import { linesOf } from './line.js';
import { Problems } from './problems.js';
import { readCaseStudies } from './read-case-studies.js';
import { readColophon } from './read-colophon.js';
import { linesOfTitle, readCover } from './read-cover.js';
import { readNationalSharing } from './read-national-sharing.js';
import { readNote } from './read-note.js';
import { readOverview } from './read-overview.js';
import { readDepartmentSharing, readPrefectureSharing } from './read-rankings.js';
import { partsOf, type Section, type SectionKind } from './sections.js';
import { UnreadableIssue } from './unreadable-issue.js';

/** Some fifty times what an issue has. */
const MOST_CHARACTERS = 200_000;

/**
 * The issue a text prints, every figure with the line it was read from.
 *
 * Whatever is printed as a figure is read or refused: nothing is guessed, nothing is left out.
 *
 * @throws {UnreadableIssue} with everything that cannot be read.
 */
export function readIssue(text: string): Issue {
  if (text.length > MOST_CHARACTERS) {
    const found = `${text.length} 字`;
    throw new UnreadableIssue([{ line: null, expected: `一期月报，不超过 ${MOST_CHARACTERS} 字`, found }]);
  }
  const lines = linesOf(text);
  const problems = new Problems(lines);
  const [first] = lines;
  if (linesOfTitle(lines) === 0) {
    problems.add(first?.number ?? null, '《贵州省公共数据共享开放月报》', first?.folded ?? '空文件');
    throw problems.toError();
  }

  const { cover: coverLines, sections, note, colophon } = partsOf(lines, problems);
  const cover = readCover(coverLines, problems);
  const { month } = cover;
  const read = <T>(kind: SectionKind, reader: (section: Section) => T): T | null => {
    const section = sections.find((each) => each.kind === kind);
    return section ? reader(section) : null;
  };
  const overview = read('overview', (section) => readOverview(bodyOf(section, problems), month, problems));
  if (!overview) problems.add(coverLines.at(-1)?.number ?? null, '“总体情况”部分', '没有');
  const { distribution, sources } = readColophon(colophon, lines.at(-1), problems);
  for (const section of sections) if (section.kind === 'unknown') refuseFigures(section, problems);

  const issue: Issue = {
    month,
    overview: {
      title: cover.title,
      publisher: cover.publisher,
      issuedOn: cover.issuedOn,
      synthetic: cover.synthetic,
      applications: overview?.applications ?? null,
      exchange: overview?.exchange ?? null,
      distribution,
      sources: [{ figure: 'issuedOn', line: cover.issuedOnLine }, ...(overview?.sources ?? []), ...sources],
    },
    nationalSharing: read('national', (section) => readNationalSharing(bodyOf(section, problems), month, problems)),
    departmentSharing: read('departments', (section) =>
      readDepartmentSharing(bodyOf(section, problems), month, problems),
    ),
    prefectureSharing: read('prefectures', (section) =>
      readPrefectureSharing(bodyOf(section, problems), month, problems),
    ),
    caseStudies: read('cases', (section) => readCaseStudies(section, problems)) ?? [],
    contact: readNote(note, problems),
  };
  if (problems.found) throw problems.toError();
  return issue;
}

/** A section our model has no place for may stand in an issue only if no figure is lost with it. */
function refuseFigures({ heading, body }: Section, problems: Problems): void {
  const figure = body.find(({ folded }) => /\d|\t/.test(folded.replace(/\d{1,4}[年月日]/g, '')));
  if (figure)
    problems.add(heading.number, '已知的部分，其数字才不会丢失', `${heading.folded}（第 ${figure.number} 行有数字）`);
}
