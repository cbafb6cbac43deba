import 'reflect-metadata';
import { runSubgraph } from '../shared/subgraph/run-subgraph.js';
import { departments } from './subgraph.js';

await runSubgraph(departments, process.env);
