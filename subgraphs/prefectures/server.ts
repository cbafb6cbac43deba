import 'reflect-metadata';
import { runSubgraph } from '../shared/subgraph/run-subgraph.js';
import { prefectures } from './subgraph.js';

await runSubgraph(prefectures, process.env);
