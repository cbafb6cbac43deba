import 'reflect-metadata';
import { runSubgraph } from '../shared/subgraph/run-subgraph.js';
import { national } from './subgraph.js';

await runSubgraph(national, process.env);
