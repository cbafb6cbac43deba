import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killWhilePublishing } from '../support/kill-while-publishing.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';

const KILLS = 4;

let server: ServerProcess;

beforeAll(async () => {
  server = await startServerProcess();
});

afterAll(() => server.stop());

describe('a server that is killed while months are published (#35)', () => {
  it(`${KILLS} times keeps what it acknowledged, whole`, async () => {
    const seen = await killWhilePublishing(server, KILLS);

    expect(seen).toMatchObject({ kills: KILLS, lost: [], half: [], faults: [] });
    expect(seen.readyMs).toHaveLength(KILLS);
  }, 300_000);
});
