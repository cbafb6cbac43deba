import 'reflect-metadata';
import { runSubgraph } from '../shared/subgraph/run-subgraph.js';
import { reports } from './subgraph.js';

await runSubgraph(reports, process.env);
