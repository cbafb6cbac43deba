import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { round } from './statistics.mjs';

const TICKS_A_SECOND = 100;
const IDLE_FIELDS = [3, 4];

export const machine = () => ({
  node: process.versions.node,
  cpu: cpus()[0].model,
  cores: cpus().length,
  memoryGb: round(totalmem() / 2 ** 30),
});

/**
 * Watches what else the machine does, from now on.
 *
 * @param ownSeconds  What the benchmark's other processes have worked so far.
 * @returns           Asked at the end: the share of the machine's time others had, 0 to 1, and the load before.
 */
export function watchOthers(ownSeconds) {
  const load = round(loadavg()[0]);
  const before = { ...ticks(), own: ownTicks(ownSeconds) };
  return () => {
    const now = { ...ticks(), own: ownTicks(ownSeconds) };
    const others = now.busy - before.busy - (now.own - before.own);
    return { loadBefore: load, othersShare: round(Math.max(0, others) / (now.all - before.all)) };
  };
}

function ticks() {
  const fields = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/).slice(1, 9).map(Number);
  const all = fields.reduce((sum, each) => sum + each, 0);
  return { all, busy: all - IDLE_FIELDS.reduce((sum, field) => sum + fields[field], 0) };
}

function ownTicks(ownSeconds) {
  const { user, system } = process.cpuUsage();
  return (ownSeconds() + (user + system) / 1e6) * TICKS_A_SECOND;
}
