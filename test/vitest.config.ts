import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Two copies of graphql would load otherwise (index.mjs here, index.js in Apollo's packages), and scalars of one fail in the other.
const graphql = createRequire(import.meta.url).resolve('graphql');

const ring = (name: string, include: string) => ({
  extends: true as const,
  test: { name, include: [include] },
});

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    projects: [ring('unit', 'test/unit/**/*.test.ts')],
  },
});
