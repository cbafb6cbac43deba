#!/usr/bin/env node
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CONTENDERS, shapeOf, YARDSTICKS } from './contenders.mjs';
import { writeDocument } from './document.mjs';
import { Fleet } from './fleet.mjs';
import { press } from './load.mjs';
import { machine, watchOthers } from './machine.mjs';
import * as measures from './measures.mjs';
import { tableOf } from './tables.mjs';
import { versions } from './versions.mjs';
import { worksOf } from './works.mjs';

const HELP = `What composing costs: the same resolvers on the same SQLite files, put together in several ways, and peers beside them.

  npm run bench [-- OPTIONS]

  --rounds N          turns each contender has at each work (11)
  --seconds N         length of a turn, about (0.7)
  --connections N     requests at once (16)
  --months N          generated months beside June 2024 (240)
  --only A,B          these contenders only, of ${Object.keys(CONTENDERS).join(', ')}
  --shape NAME[:split]=SETTING=VALUE,…
                      one more contender, ours with other settings; may be repeated
  --data DIR          keep the databases there, or use those that are there
  --profile NAME      write CPU profiles of one contender and its subgraphs to ./NAME, and do nothing else
  --work NAME         what to profile: june, random, series (june)
  --write             write results/latest.json, docs/performance.svg and the figures in docs/performance.md
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    seconds: { type: 'string', default: '0.7' },
    connections: { type: 'string', default: '16' },
    months: { type: 'string', default: '240' },
    only: { type: 'string' },
    shape: { type: 'string', multiple: true, default: [] },
    data: { type: 'string' },
    profile: { type: 'string' },
    work: { type: 'string', default: 'june' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const PROFILE_WARM_UPS = 5;
const RESULTS = new URL('results/latest.json', import.meta.url);
const say = (text) => process.stdout.write(`${text}\n`);

const shapes = Object.fromEntries(values.shape.map(shapeOf));
const known = { ...CONTENDERS, ...shapes };
const chosen = values.only ? [...values.only.split(','), ...Object.keys(shapes)] : Object.keys(known);
const unknown = chosen.find((name) => !known[name]);
const problem =
  (unknown && `Expected one of ${Object.keys(known).join(', ')}, found "${unknown}".\n`) ||
  (values.write && values.only && 'Expected --write of a whole run, found --only.\n');
if (values.help || problem) {
  process.stdout.write(values.help ? HELP : problem);
  process.exit(values.help ? 0 : 2);
}

const settings = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  connections: Number(values.connections),
  months: Number(values.months),
};
const fleet = await Fleet.open(values.data, settings.months);
try {
  await (values.profile ? profile(values.profile) : measure());
} finally {
  await fleet.close();
}

async function measure() {
  const began = performance.now();
  const beside = watchOthers(() => fleet.work());
  const starts = await measures.measureStarts(CONTENDERS.embedded, fleet.settings);
  const servers = [];
  for (const name of chosen) servers.push(await fleet.start(name, known[name]));
  const idleMb = await measures.measureIdleMemory(servers);
  const works = worksOf(fleet.months, settings);
  const answerBytes = await measures.checkAnswers(servers, works);
  const costs = await measures.measureCosts(servers, works);
  await measures.keepAnswer(servers[0], works.june.bodies[0], fleet.settings.answer);
  const yardsticks = [];
  for (const [name, yardstick] of Object.entries(YARDSTICKS)) yardsticks.push(await fleet.start(name, yardstick));

  const figures = {};
  for (const [name, work] of Object.entries(works)) {
    const asked = yardsticks.filter((yardstick) => YARDSTICKS[yardstick.name].works.includes(name));
    const minBytesOf = (server) => (asked.includes(server) ? 1 : answerBytes[name].min);
    figures[name] = await measures.compare([...servers, ...asked], work, settings.rounds, minBytesOf);
    say(`\n${work.title}\n${tableOf(figures[name], titles(servers, yardsticks))}`);
  }
  const [one, all] = await fleet.startOnOneAndAll(CONTENDERS.embedded);
  const stored = await measures.compareStored(one, all, works, settings.rounds);
  const results = {
    at: new Date().toISOString(),
    machine: machine(),
    beside: beside(),
    settings,
    versions: await versions(),
    titles: titles(servers, yardsticks),
    works: Object.fromEntries(Object.entries(works).map(([name, { title }]) => [name, title])),
    answerBytes,
    figures,
    costs,
    starts,
    idleMb,
    stored,
  };
  if (values.write) {
    await mkdir(new URL('./', RESULTS), { recursive: true });
    await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
    await writeDocument(results);
  }
  const { loadBefore, othersShare } = results.beside;
  const share = Math.round(othersShare * 100);
  say(`\nready in ${starts.readyMs.median} ms; others had ${share} % of the machine (load ${loadBefore} before);`);
  say(`${Math.round((performance.now() - began) / 1_000)} s`);
}

async function profile(name) {
  const server = await fleet.start(name, known[name], ['--cpu-prof', '--cpu-prof-dir', name]);
  const work = worksOf(fleet.months, settings)[values.work];
  await press(server, work.bodies, { ...work, amount: work.warmUp * PROFILE_WARM_UPS });
}

function titles(...lists) {
  return Object.fromEntries(lists.flat().map(({ name, title }) => [name, title]));
}
