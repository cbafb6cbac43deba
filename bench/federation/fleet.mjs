import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLocalKeys } from '../../dist/bench/subgraphs/shared/auth/local-keys.js';
import { SUBGRAPH_NAMES } from '../../dist/bench/subgraphs/shared/config/config.js';
import { SUBGRAPHS } from './contenders.mjs';
import { fill } from './data.mjs';
import { freePort, start } from './server.mjs';

/** The databases, the subgraph processes on them, and every contender that was started; all of it gone when it is closed. */
export class Fleet {
  #scratch;
  #running = [];
  #subgraphs;

  /** @param dataDir  Databases that are kept; null for some of this run. */
  static async open(dataDir, monthCount) {
    const scratch = await mkdtemp(join(tmpdir(), 'federation-bench-'));
    const fleet = new Fleet(scratch);
    await fleet.#prepare(dataDir ?? join(scratch, 'data'), monthCount);
    return fleet;
  }

  constructor(scratch) {
    this.#scratch = scratch;
  }

  /** Settings are what contenders are started with: see `start`. */
  async #prepare(dataDir, monthCount) {
    this.months = await fill(dataDir, monthCount);
    const subgraphUrls = {};
    for (const name of SUBGRAPH_NAMES) subgraphUrls[name] = `http://127.0.0.1:${await freePort()}/graphql`;
    const composed = await readFile(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8');
    const here = composed.replaceAll(
      /name: "(\w+)", url: "[^"]+"/g,
      (_, name) => `name: "${name}", url: "${subgraphUrls[name]}"`,
    );
    const supergraph = join(this.#scratch, 'supergraph.graphql');
    await writeFile(supergraph, here);
    const { federationSecret } = await readLocalKeys(dataDir);
    this.settings = { dataDir, subgraphUrls, supergraph, federationSecret, answer: join(this.#scratch, 'june.json') };
  }

  async start(name, contender, execArgv = []) {
    const behind = contender.subgraphs ? await this.subgraphs(execArgv) : [];
    return this.#keep(await start(name, contender, this.settings, { execArgv, behind }));
  }

  /** The same for everyone who has subgraphs elsewhere. */
  subgraphs(execArgv) {
    this.#subgraphs ??= Promise.all(
      Object.entries(SUBGRAPHS).map(async ([name, subgraph]) => {
        const port = Number(new URL(this.settings.subgraphUrls[name]).port);
        return this.#keep(await start(name, subgraph, { ...this.settings, port }, { execArgv }));
      }),
    );
    return this.#subgraphs;
  }

  /** Two servers that have done nothing yet: one on the databases of one month, one on those of all. */
  async startOnOneAndAll(contender) {
    const dataDir = join(this.#scratch, 'one-month');
    await fill(dataDir, 0);
    const one = this.#keep(await start('one month', contender, { ...this.settings, dataDir }));
    return [one, await this.start('all months', contender)];
  }

  /** Seconds of all processes so far. */
  work() {
    return this.#running.reduce((sum, server) => sum + server.ownWork(), 0);
  }

  #keep(server) {
    this.#running.push(server);
    return server;
  }

  async close() {
    await Promise.all(this.#running.map((server) => server.stop()));
    await rm(this.#scratch, { recursive: true });
  }
}
