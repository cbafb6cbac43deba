import type { FigureSource, NationalApplications, NationalSharingSection } from '../issue.js';
import type { Body } from './body.js';
import { monthOfSentence, sentenceOfMonth } from './month-of-sentence.js';
import { LONGEST_NAME, namesIn } from './names.js';
import type { Passage } from './passage.js';
import type { Problems } from './problems.js';
import { holdsNumber } from './prose-numbers.js';
import { readRecommendations } from './read-recommendations.js';
import { countOf } from './volumes.js';

/** 等 tells that the list names some of the departments only; what is printed is kept in either case. */
const APPLICATIONS =
  /^(?:截[至止]目前,)?(?:全省)?共?(?<names>.*?)(?:等?(?:部门|(?<departments>[\d,]+)个部门))?累计(?:通过(?:省数据共享交换平台)?(?<zone>.*?))?申请国家数据(?<cumulative>[\d,]+)次$/d;

/** Section 二 as read. */
export function readNationalSharing(
  { sentences, tables }: Body,
  month: string,
  problems: Problems,
): NationalSharingSection {
  const sources: FigureSource[] = [];
  let applications: NationalApplications | null = null;
  let recommendedFor: string | null = null;
  for (const sentence of sentences) {
    const line = sentence.lineAt(0);
    if (/累计|申请国家数据/.test(sentence.folded)) {
      if (applications) problems.add(line, '累计申请只出现一次', sentence.folded);
      else applications = readApplications(sentenceOfMonth(sentence, month, problems), sources, problems);
      continue;
    }
    const { month: named, sentence: rest } = monthOfSentence(sentence, month, problems);
    const isRecommendation = rest.folded.includes('推荐');
    if (holdsNumber(rest.folded) || (named && (!isRecommendation || recommendedFor))) {
      problems.add(line, '国家数据的累计申请，或一个月份的资源推荐', sentence.folded);
    } else if (named) {
      recommendedFor = named;
      sources.push({ figure: 'recommendedFor', line });
    }
  }
  return { applications, recommendedFor, recommendations: readRecommendations(tables, problems), sources };
}

function readApplications(sentence: Passage, sources: FigureSource[], problems: Problems): NationalApplications | null {
  const match = APPLICATIONS.exec(sentence.folded);
  const at = match?.indices?.groups ?? {};
  const part = (name: string) => (at[name] ? sentence.slice(...at[name]) : null);
  const names = namesIn(part('names')?.text ?? '');
  const zone = part('zone');
  if (!match || !names || (zone && zone.text.length > LONGEST_NAME) || /\d/.test(zone?.folded ?? '')) {
    const expected = '“截至目前，…等 N 个部门累计通过…申请国家数据 N 次”';
    problems.add(sentence.lineAt(0), expected, sentence.folded);
    return null;
  }
  const count = (name: string): number | null => {
    const number = part(name);
    if (!number) return null;
    const line = number.lineAt(0);
    sources.push({ figure: `applications.${name === 'departments' ? 'departmentCount' : name}`, line });
    return countOf(number.folded, line, problems);
  };
  return {
    cumulative: count('cumulative') ?? 0,
    departmentCount: count('departments'),
    namedDepartments: names.map((name) => ({ name })),
    zone: zone?.text || null,
  };
}
