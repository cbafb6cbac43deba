import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { PgliteServer } from './pglite-server.js';
import { freePort } from './processes.js';

declare module 'vitest' {
  interface ProvidedContext {
    database: 'sqlite' | 'postgres';
    postgresUrl: string;
  }
}

const CONNECTIONS = 100;

/**
 * One PostgreSQL for the whole run, if any ring needs it: the server `TEST_DATABASE_URL` names, or else its dialect in this
 * process, through the real driver.
 */
export default async function setup({ vitest, provide }: TestProject) {
  const isNeeded = vitest.projects.some(({ name }) => name.endsWith(':postgres'));
  const given = process.env.TEST_DATABASE_URL;
  // On its dialect the tests would look as if they had passed on the server.
  if (!given && process.env.TEST_POSTGRES === 'server') {
    throw new Error('TEST_DATABASE_URL must name a PostgreSQL server: postgres://postgres@127.0.0.1:5432/test, say.');
  }
  if (given || !isNeeded) {
    provide('postgresUrl', given ?? '');
    return undefined;
  }
  const db = await PGlite.create();
  const port = await freePort();
  const server = new PgliteServer({ db, port, host: '127.0.0.1', maxConnections: CONNECTIONS });
  await server.start();
  provide('postgresUrl', `postgres://postgres:postgres@127.0.0.1:${port}/postgres`);
  return async () => {
    await server.stop();
    await db.close();
  };
}
