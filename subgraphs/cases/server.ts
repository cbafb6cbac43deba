import 'reflect-metadata';
import { runSubgraph } from '../shared/subgraph/run-subgraph.js';
import { cases } from './subgraph.js';

await runSubgraph(cases, process.env);
