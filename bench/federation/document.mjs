import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { chartOf } from './chart.mjs';
import { median } from './statistics.mjs';
import { ratio, shown, shownSpread, spreadOf } from './tables.mjs';
import { TARGETS } from './targets.mjs';

/*
 * The figures of docs/performance.md and its chart, drawn from a run: no number there is written by hand.
 */

const DOCUMENT = new URL('../../docs/performance.md', import.meta.url);
const CHART = new URL('../../docs/performance.svg', import.meta.url);
const RESULTS = new URL('results/latest.json', import.meta.url);

export async function writeDocument(results) {
  await writeFile(DOCUMENT, withFigures(await readFile(DOCUMENT, 'utf8'), results));
  await writeFile(CHART, chartOf(results));
}

/** The document with every block `<!-- figures: NAME -->` … `<!-- end of figures -->` as the run has it. */
export function withFigures(document, results) {
  return document.replaceAll(
    /(<!-- figures: (\w+) -->\n)[\s\S]*?(<!-- end of figures -->)/g,
    (_, begin, name, end) => `${begin}${BLOCKS[name](results)}\n${end}`,
  );
}

const BLOCKS = {
  run: aboutRun,
  targets,
  june: workTable('june'),
  random: workTable('random'),
  series: workTable('series'),
  costs,
  limits,
  memory,
};

function aboutRun({ at, machine, beside, settings, versions }) {
  const { rounds, seconds, connections, months } = settings;
  const named = Object.entries(versions).map(([name, version]) => `\`${name}\` ${version}`);
  return [
    `Run of ${at.slice(0, 10)}: ${machine.cores} cores (${machine.cpu}), ${shown(machine.memoryGb)} GiB, Node ${machine.node}; `,
    `${rounds} turns of about ${seconds} s each, ${connections} connections, ${months} generated months besides June 2024. `,
    `Other programs had ${Math.round(beside.othersShare * 100)} % of the machine while it ran (load ${beside.loadBefore} before it began).\n\n`,
    `${named.join(', ')}.`,
  ].join('');
}

function targets(results) {
  const rows = TARGETS.map(({ what, wanted, found }) => {
    const { text = 'not measured', cpu = '', isMet = null } = found(results) ?? {};
    return [what, wanted, text, cpu, isMet === null ? '–' : isMet ? 'yes' : '**no**'];
  });
  return table(['', 'wanted', 'found: median (least–most)', 'the same by CPU time', 'met'], rows);
}

function workTable(work) {
  return ({ works, figures, titles, answerBytes }) => {
    const own = figures[work];
    const [first] = Object.keys(own);
    const { min, max } = answerBytes[work];
    const rows = Object.entries(own).map(([name, { rates, cpuMs, ownCpuMs, p50Ms, p99Ms }]) => [
      titles[name],
      shownSpread(spreadOf(rates)),
      shownSpread(ratio(own, name, first)),
      shown(median(cpuMs)),
      shown(median(ownCpuMs)),
      shown(median(p50Ms)),
      shown(p99Ms),
    ]);
    const size = min === max ? shown(min) : `${shown(min)}–${shown(max)}`;
    return [
      `Asked: ${works[work]}; ${size} bytes an answer.\n`,
      table(
        ['', 'requests/s', 'beside the first', 'CPU ms/request', 'of it the server’s own', 'p50 ms', 'p99 ms'],
        rows,
      ),
    ].join('\n');
  };
}

function costs({ costs: found, titles }) {
  const works = ['june', 'series'];
  const rows = Object.entries(found).map(([name, of]) => [
    titles[name],
    ...works.flatMap((work) => [of[work].fetches, of[work].statements]),
  ]);
  return table(['', 'report: fetches over HTTP', 'statements', 'series: fetches over HTTP', 'statements'], rows);
}

function memory({ idleMb, figures, titles, works }) {
  const rows = Object.keys(idleMb).map((name) => [
    titles[name],
    idleMb[name],
    ...Object.keys(works).map((work) => figures[work][name].peakMb),
  ]);
  const head = [
    'own processes, without subgraphs elsewhere',
    'idle MB',
    'most at June',
    'at months at random',
    'at series',
  ];
  return table(head, rows);
}

/** What no gateway could do better on these subgraphs. */
function limits({ figures: { random } }) {
  const [split, stock, hive] = ['split', 'stock-split', 'hive'].map((name) => ({
    all: median(random[name].cpuMs),
    own: median(random[name].ownCpuMs),
  }));
  return table(
    ['months at random, CPU ms/request', 'gateway', 'subgraphs', 'together'],
    [
      ['this federation, split', shown(split.own), shown(split.all - split.own), shown(split.all)],
      ['Hive Gateway, Rust planner', shown(hive.own), shown(hive.all - hive.own), shown(hive.all)],
      ['Apollo gateway', shown(stock.own), shown(stock.all - stock.own), shown(stock.all)],
    ],
  );
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeDocument(JSON.parse(await readFile(RESULTS, 'utf8')));
}
