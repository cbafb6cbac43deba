import { median } from './statistics.mjs';
import { shown, spreadOf } from './tables.mjs';

const WIDTH = 860;
const LABELS = 270;
const BARS = 430;
const ROW = 17;
const GAP = 10;
const HEAD = 48;
const OWN = '#1f6f54';
const OTHER = '#8a94a0';
const ANSWERS_KEPT = 'embedded-answers';
const WORKS = { june: 1, random: 0.6 };

/** Bars of both reports: requests per second with the spread of turns, and CPU time per request. Yardsticks are left out, and answers kept: beside
 * them the others could not be told apart. */
export function chartOf(results) {
  const names = Object.keys(results.costs).filter((name) => name !== ANSWERS_KEPT);
  const rates = ({ rates: turns }) => spreadOf(turns);
  const cpu = ({ cpuMs }) => ({ median: median(cpuMs), min: null, max: null });
  const panels = [
    panel(results, names, 'Requests per second (median; line: least to most of all turns)', rates),
    panel(results, names, 'CPU time of all processes per request, ms (less is better)', cpu),
  ];
  const height = panels[0].height * 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" fill="#222">`,
    '<title>What composing costs: requests per second and CPU time per request of each contender</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...panels.map(({ body }, index) => `<g transform="translate(0 ${index * panels[0].height})">\n${body}\n</g>`),
    '</svg>\n',
  ].join('\n');
}

function panel({ figures, titles }, names, heading, measure) {
  const works = Object.keys(WORKS);
  const most = Math.max(
    ...works.flatMap((work) =>
      names.map((name) => measure(figures[work][name])).map(({ median: middle, max }) => max ?? middle),
    ),
  );
  const scale = (value) => Math.round((value / most) * BARS);
  const lines = names.flatMap((name, index) => {
    const top = HEAD + index * (works.length * ROW + GAP);
    const colour = titles[name].startsWith('this federation') ? OWN : OTHER;
    return [
      `<text x="${LABELS - 10}" y="${top + ROW + 4}" text-anchor="end">${titles[name]}</text>`,
      ...works.flatMap((work, row) => bar(measure(figures[work][name]), top + row * ROW, colour, WORKS[work], scale)),
    ];
  });
  const key = 'upper bar: the report of June 2024; lower bar: months at random';
  return {
    body: [
      `<text x="10" y="20" font-size="14" font-weight="bold">${heading}</text>`,
      `<text x="10" y="36">${key}</text>`,
      ...lines,
    ].join('\n'),
    height: HEAD + names.length * (works.length * ROW + GAP) + GAP,
  };
}

function bar({ median: middle, min, max }, top, colour, opacity, scale) {
  const centre = top + ROW / 2;
  const end = LABELS + (max === null ? scale(middle) : Math.max(scale(max), scale(middle)));
  return [
    `<rect x="${LABELS}" y="${top + 2}" width="${scale(middle)}" height="${ROW - 4}" fill="${colour}" opacity="${opacity}"/>`,
    ...(min === null
      ? []
      : [`<path d="M${LABELS + scale(min)} ${centre}H${LABELS + scale(max)}" stroke="#222" stroke-width="1.5"/>`]),
    `<text x="${end + 6}" y="${centre + 4}">${shown(middle)}</text>`,
  ];
}
