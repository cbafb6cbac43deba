import type { DepartmentSharingSection, PrefectureSharingSection, VolumeRank } from '../issue.js';
import type { Body } from './body.js';
import { sentenceOfMonth } from './month-of-sentence.js';
import type { Problems } from './problems.js';
import { holdsNumber } from './prose-numbers.js';
import { type Place, ranks, readPlaces } from './read-places.js';
import type { Table } from './table.js';
import { unitOf, volumesOf } from './volumes.js';

type Measure = 'service' | 'usage';

const HEADER = /^[^\t]+\t(提供|使用)?(?:数据)?([^\t]*)\t(?:数据)?(服务|提供|使用)量\(([^()]+)\)$/;
const DEPARTMENTS = /^(?:省直)?(?:部门|单位)$/;
const PREFECTURES = /^(?:市州|市\(州\)|地区)$/;

/** Section 三 as read. */
export function readDepartmentSharing(body: Body, month: string, problems: Problems): DepartmentSharingSection {
  const places = placesIn(body, month, problems);
  return {
    responsiveness: places
      .filter(({ measure }) => measure === '及时度')
      .map(({ name, line }, index) => ({ rank: index + 1, name, line })),
    ...rankingsIn(body.tables, places, DEPARTMENTS, problems),
  };
}

/** Section 四 as read. */
export function readPrefectureSharing(body: Body, month: string, problems: Problems): PrefectureSharingSection {
  const places = placesIn(body, month, problems);
  const timely = places.find(({ measure }) => measure === '及时度');
  if (timely) problems.add(timely.line, '市州的服务量或使用量排名', '及时度');
  return rankingsIn(body.tables, places, PREFECTURES, problems);
}

/** Names the prose puts first. A sentence of another kind may stand there, but no figure in it. */
function placesIn({ sentences }: Body, month: string, problems: Problems): Place[] {
  const seen = new Set<string>();
  return sentences.flatMap((printed) => {
    const sentence = sentenceOfMonth(printed, month, problems);
    if (!ranks(sentence)) {
      if (holdsNumber(sentence.folded)) problems.add(sentence.lineAt(0), '排名或“见下表”', sentence.folded);
      return [];
    }
    const places = readPlaces(sentence, problems);
    const measure = places[0]?.measure ?? '';
    if (seen.has(measure)) problems.add(sentence.lineAt(0), `${measure}排名只出现一次`, sentence.folded);
    seen.add(measure);
    return places;
  });
}

function rankingsIn(tables: readonly Table[], places: readonly Place[], who: RegExp, problems: Problems) {
  const rankings = new Map<Measure, VolumeRank[]>();
  for (const table of tables) {
    const { measure, rows } = readRanking(table, who, problems) ?? {};
    if (!measure || !rows) continue;
    if (rankings.has(measure)) problems.add(table.headerLine, '服务量、使用量各一个表格', table.header.join(' '));
    rankings.set(measure, rows);
  }
  const leaders = (printed: Place['measure']) =>
    places.filter(({ measure }) => measure === printed).map(({ name }) => name);
  return {
    serviceLeaders: leaders('服务量'),
    serviceRanking: rankings.get('service') ?? [],
    usageLeaders: leaders('使用量'),
    usageRanking: rankings.get('usage') ?? [],
  };
}

/** The header tells what a table lists and in which unit; its number and its caption do not matter. */
function readRanking({ header, headerLine, rows }: Table, who: RegExp, problems: Problems) {
  const [, side, listed = '', printedMeasure, printedUnit = ''] = HEADER.exec(header.join('\t')) ?? [];
  const measure: Measure = printedMeasure === '使用' ? 'usage' : 'service';
  const contradicts = side !== undefined && (side === '使用') !== (measure === 'usage');
  const found = header.join(' ');
  if (!printedMeasure || !who.test(listed) || contradicts) {
    problems.add(headerLine, '服务量或使用量表格的表头，如“序号 提供部门 服务量（万次）”', found);
    return null;
  }
  const unit = unitOf(printedUnit);
  if (!unit || unit.approximate) {
    problems.add(headerLine, '单位为次、万次或亿次的表头', found);
    return null;
  }
  const volumes = volumesOf(
    rows.map(({ cells, line }) => ({ text: cells[1] ?? '', line, ...unit })),
    problems,
  );
  return {
    measure,
    rows: rows.flatMap(({ rank, cells: [name = ''] }, index): VolumeRank[] => {
      const volume = volumes[index];
      return volume ? [{ rank, name, volume }] : [];
    }),
  };
}
