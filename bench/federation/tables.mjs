import { median } from './statistics.mjs';

export const shown = (number) =>
  number >= 1_000
    ? Math.round(number).toLocaleString('en-US')
    : number >= 100
      ? number.toFixed(0)
      : number >= 10
        ? number.toFixed(1)
        : number.toFixed(2);

/** Ratios of one contender to another turn by turn, where both met the same machine: median, least and most. */
export function ratio(figures, name, to, measure = 'rates') {
  const [own, other] = [figures[name]?.[measure], figures[to]?.[measure]];
  if (!own || !other) return null;
  const ratios = own.map((value, turn) => value / other[turn]);
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}

export const shownSpread = ({ median: middle, min, max }) => `${shown(middle)} (${shown(min)}–${shown(max)})`;

export const spreadOf = (values) => ({ median: median(values), min: Math.min(...values), max: Math.max(...values) });

/** For the terminal. */
export function tableOf(figures, titles) {
  const [first] = Object.keys(figures);
  return Object.entries(figures)
    .map(([name, { rates, cpuMs, p50Ms, p99Ms }]) =>
      [
        titles[name].padEnd(44),
        `${shownSpread(spreadOf(rates)).padStart(24)} req/s`,
        `${shownSpread(ratio(figures, name, first)).padStart(20)} x`,
        `cpu ${shown(median(cpuMs)).padStart(5)} ms`,
        `p50 ${shown(median(p50Ms)).padStart(5)} ms`,
        `p99 ${shown(p99Ms).padStart(5)} ms`,
      ].join('  '),
    )
    .join('\n');
}
