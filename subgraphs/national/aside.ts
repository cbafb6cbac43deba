import 'reflect-metadata';
import { runAside } from '../shared/aside/run-aside.js';
import { national } from './subgraph.js';

await runAside(national);
