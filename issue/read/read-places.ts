import { namesIn } from './names.js';
import { numeralOf } from './normalise.js';
import type { Passage } from './passage.js';
import type { Problems } from './problems.js';
import { holdsNumber } from './prose-numbers.js';

/** A name the prose ranks. */
export interface Place {
  measure: '及时度' | '服务量' | '使用量';
  name: string;
  line: number;
}

const MEASURE = /及时度|服务量|使用量/;
/** 各市州数据服务量见下表: no names. */
const POINTER = /^[^、,]*见下?表[\d-]*$/;
const PLACES =
  /(?<measure>及时度|服务量|使用量)排名前(?<count>[一二三四五六七八九十]{1,3}|\d{1,2})[位名]?的?(?:部门|地区|市州|市\(州\)|单位)?(?:分别|依次)?[有为是]:?(?<names>[^,。;]+?)(?<open>等(?:部门|地区|市州|市\(州\)|单位)?)?(?<rest>[,;].*)?$/d;

/** Whether a sentence ranks somebody, so that its names must be read. */
export const ranks = ({ folded }: Passage): boolean => MEASURE.test(folded) && !POINTER.test(folded);

/**
 * The names of a sentence such as 数据服务量排名前三的地区为贵阳市、黔南州、遵义市, in its order.
 *
 * A list without 等 names as many as it says.
 */
export function readPlaces(sentence: Passage, problems: Problems): Place[] {
  const match = PLACES.exec(sentence.folded);
  const { measure = '', count = '', open, rest = '' } = match?.groups ?? {};
  const at = match?.indices?.groups?.names;
  const names = at ? namesIn(sentence.slice(...at).text) : null;
  const around = sentence.folded.slice(0, match?.index) + rest;
  if (!at || !names || MEASURE.test(around) || holdsNumber(around)) {
    problems.add(sentence.lineAt(0), '“…排名前 N 的有…”及名称', sentence.folded);
    return [];
  }
  const due = numeralOf(count) ?? 0;
  const isWhole = open === undefined ? names.length === due : names.length <= due;
  const line = sentence.lineAt(at[0]);
  if (!isWhole) problems.add(line, `${due} 个名称`, `${names.length} 个`);
  let start = at[0];
  return names.map((name) => {
    const place: Place = { measure: measure as Place['measure'], name, line: sentence.lineAt(start) };
    start += name.length + 1;
    return place;
  });
}
