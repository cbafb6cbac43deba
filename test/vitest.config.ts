import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Two copies of graphql would load otherwise (index.mjs here, index.js in Apollo's packages), and scalars of one fail in the other.
const graphql = createRequire(import.meta.url).resolve('graphql');

/** A ring of tests, on a database if it needs one. */
const ring = (name: string, database?: 'sqlite' | 'postgres') => ({
  extends: true as const,
  test: {
    name: database ? `${name}:${database}` : name,
    include: [`test/${name}/**/*.test.ts`],
    // What only the other one has.
    exclude: ['**/node_modules/**', database === 'sqlite' ? '**/*.postgres.test.ts' : '**/*.sqlite.test.ts'],
    // Long enough for a machine that does other things too: a test that hangs ends, one that is slow does not fail.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    ...(database && { provide: { database }, setupFiles: ['reflect-metadata'] }),
  },
});

/** After all others, one file after the other: what it measures others would disturb. */
const alone = ({ test, ...rest }: ReturnType<typeof ring>) => ({
  ...rest,
  test: { ...test, maxWorkers: 1, sequence: { groupOrder: 1 } },
});

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    // Tests wait for processes and databases more than they work.
    maxWorkers: '100%',
    globalSetup: ['test/support/build.setup.ts', 'test/support/postgres.setup.ts'],
    projects: [
      ring('unit'),
      ring('subgraph', 'sqlite'),
      ring('subgraph', 'postgres'),
      ring('federation', 'sqlite'),
      ring('federation', 'postgres'),
      ring('http', 'sqlite'),
      ring('http', 'postgres'),
      ring('process', 'sqlite'),
      ring('process', 'postgres'),
      // What it does is the same on either database.
      ring('door', 'sqlite'),
      ring('browser', 'sqlite'),
      alone(ring('hostile', 'sqlite')),
      ring('bi', 'sqlite'),
      // Needs a Redis: TEST_REDIS_URL, or the one of this machine.
      ring('redis', 'sqlite'),
      ring('redis', 'postgres'),
    ],
  },
});
