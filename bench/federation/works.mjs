import { readFile } from 'node:fs/promises';

const manifest = JSON.parse(await readFile(new URL('../../operations/persisted.json', import.meta.url), 'utf8'));
const FULL_REPORT = manifest.operations.find(({ name }) => name === 'FullReport').body;
const PREFECTURES_OVER_TIME = `query PrefecturesOverTime($from: YearMonth, $to: YearMonth) {
  series(from: $from, to: $to) {
    prefectureObservations {
      id month periodStart indicator subjectId subjectName rank value unit roundingStep reportedText reportedUnit
      change changeRate yearOnYearRate revision
    }
  }
}`;

const asked = (query, variables) => JSON.stringify({ query, variables });
export const reportOf = (month) => asked(FULL_REPORT, { month });

/**
 * What contenders are asked. `connections` at once; turns of about `seconds`; `warmUp` requests before the first.
 *
 * @param months  Those that were generated, in order.
 */
export function worksOf(months, { connections, seconds }) {
  return {
    june: { title: 'the report of June 2024', bodies: [reportOf('2024-06')], connections, seconds, warmUp: 2_000 },
    random: {
      title: `the report of one of ${months.length} months at random`,
      bodies: months.map(reportOf),
      connections,
      seconds,
      warmUp: 1_000,
    },
    series: {
      title: `tables 4-1 and 4-2 of ${months.length} months, ${months.length * 20} rows`,
      bodies: [asked(PREFECTURES_OVER_TIME, { from: months[0], to: months.at(-1) })],
      connections: 1,
      seconds,
      warmUp: 12,
    },
  };
}
