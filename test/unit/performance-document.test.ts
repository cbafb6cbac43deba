import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { packageFile } from '../../subgraphs/shared/package-file.js';

interface Drawing {
  withFigures(document: string, results: unknown): string;
  chartOf(results: unknown): string;
}

const textOf = (file: string) => readFileSync(packageFile(file), 'utf8');
const results: unknown = JSON.parse(textOf('bench/federation/results/latest.json'));
let drawing: Drawing;

beforeAll(async () => {
  const load = (file: string) => import(pathToFileURL(packageFile(`bench/federation/${file}`)).href);
  drawing = { ...(await load('document.mjs')), ...(await load('chart.mjs')) };
});

it('says of performance what the run has found (cd bench/federation && npm run document writes it)', () => {
  const document = textOf('docs/performance.md');
  const blocks = [...document.matchAll(/<!-- figures: (\w+) -->/g)].map(([, name]) => name);

  expect(blocks).toEqual(['run', 'targets', 'june', 'random', 'series', 'costs', 'limits', 'memory']);
  expect(document).toBe(drawing.withFigures(document, results));
});

it('draws of performance what the run has found', () => {
  expect(textOf('docs/performance.svg')).toBe(drawing.chartOf(results));
});
