import { median } from './statistics.mjs';
import { ratio, shown, shownSpread, spreadOf } from './tables.mjs';

/*
 * What is to be reached, and what a run has found. `found` gives null where the run did not measure it.
 */

const REPORTS = ['june', 'random'];
const MAX_STORED_RATIO = 1.1;
const MAX_SERIES_RATIO = 2;
const MAX_START_MS = 2_000;
const MAX_IDLE_MB = 250;
const MAX_PEAK_MB = 400;

const atLeast =
  (name, other, factor, works = REPORTS) =>
  ({ figures }) => {
    const ratios = works.map((work) => figures[work] && ratio(figures[work], name, other));
    if (ratios.some((each) => !each)) return null;
    return {
      text: ratios.map((each) => `${shownSpread(each)} ×`).join('; '),
      cpu: works.map((work) => `${shown(cpuOf(figures, work, other) / cpuOf(figures, work, name))} ×`).join('; '),
      isMet: ratios.every(({ median }) => median >= factor),
    };
  };

const cpuOf = (figures, work, name) => median(figures[work][name].cpuMs);

const atMost = (text, value, limit) => ({ text, isMet: value <= limit });

function lowerP99({ figures: { random } }) {
  if (!random?.split || !random.hive || !random['stock-split']) return null;
  const [own, ...others] = ['split', 'hive', 'stock-split'].map((name) => random[name].p99Ms);
  return {
    text: `${shown(own)} ms; ${others.map(shown).join(' and ')} ms`,
    isMet: others.every((other) => own < other),
  };
}

function storedMonths({ stored }) {
  if (!stored) return null;
  const ratios = spreadOf(stored.p50Ms.map(({ one, all }) => all / one));
  return atMost(`${shownSpread(ratios)} ×`, ratios.median, MAX_STORED_RATIO);
}

function storedMemory({ stored }) {
  if (!stored) return null;
  const { one, all } = stored.peakMb;
  return atMost(`${one} MB; ${all} MB`, all / one, MAX_STORED_RATIO);
}

function seriesBesideSql({ figures: { series } }) {
  const ratios = series && ratio(series, 'embedded', 'sql', 'p50Ms');
  return ratios && atMost(`${shownSpread(ratios)} ×`, ratios.median, MAX_SERIES_RATIO);
}

function startOf({ starts }) {
  if (!starts) return null;
  const found = atMost(`${shownSpread(starts.readyMs)} ms`, starts.readyMs.median, MAX_START_MS);
  return { ...found, cpu: `${shown(starts.cpuMs.median)} ms` };
}

function memoryOf({ idleMb, figures }) {
  if (!idleMb.embedded) return null;
  const [idle, peak] = [idleMb.embedded, Math.max(...Object.values(figures).map(({ embedded }) => embedded.peakMb))];
  return { text: `${idle} MB; ${peak} MB`, isMet: idle < MAX_IDLE_MB && peak < MAX_PEAK_MB };
}

export const TARGETS = [
  {
    what: 'embedded, nothing cached, beside the monolith: June; at random',
    wanted: '≥ 1 ×',
    found: atLeast('embedded', 'monolith', 1),
  },
  {
    what: 'embedded, nothing cached, beside Apollo gateway in process: June; at random',
    wanted: '≥ 4 ×',
    found: atLeast('embedded', 'stock-embedded', 4),
  },
  {
    what: 'embedded, snapshots cached, beside the monolith: June; at random',
    wanted: '≥ 1.5 ×',
    found: atLeast('embedded-snapshots', 'monolith', 1.5),
  },
  {
    what: 'embedded, whole answers cached, beside the static route',
    wanted: '≥ 0.6 ×',
    found: atLeast('embedded-answers', 'static', 0.6, ['june']),
  },
  {
    what: 'split, distinct months, beside Hive Gateway with the Rust planner',
    wanted: '≥ 1.2 ×',
    found: atLeast('split', 'hive', 1.2, ['random']),
  },
  {
    what: 'split, distinct months, beside Apollo gateway',
    wanted: '≥ 4 ×',
    found: atLeast('split', 'stock-split', 4, ['random']),
  },
  { what: 'split, distinct months: p99, beside both', wanted: 'lower', found: lowerP99 },
  {
    what: 'p50 of the report with all months stored, beside one month stored',
    wanted: `≤ ${MAX_STORED_RATIO} ×`,
    found: storedMonths,
  },
  {
    what: 'most memory after as many reports, one month stored; all stored',
    wanted: `flat, ≤ ${MAX_STORED_RATIO} ×`,
    found: storedMemory,
  },
  {
    what: 'p50 of the series, beside one SQL statement and JSON.stringify',
    wanted: `≤ ${MAX_SERIES_RATIO} ×`,
    found: seriesBesideSql,
  },
  { what: 'start to ready, data present', wanted: '< 2 s', found: startOf },
  {
    what: 'resident memory of the embedded server, idle; at most under load',
    wanted: `< ${MAX_IDLE_MB} MB; < ${MAX_PEAK_MB} MB`,
    found: memoryOf,
  },
];
