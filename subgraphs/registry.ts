import 'reflect-metadata';
import { cases } from './cases/subgraph.js';
import { departments } from './departments/subgraph.js';
import { national } from './national/subgraph.js';
import { prefectures } from './prefectures/subgraph.js';
import { reports } from './reports/subgraph.js';
import type { SubgraphDefinition } from './shared/subgraph/subgraph-definition.js';

/** The five subgraphs, listed once. */
export const SUBGRAPHS: readonly SubgraphDefinition[] = [reports, national, departments, prefectures, cases];
