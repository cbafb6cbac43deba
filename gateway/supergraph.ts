import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { buildSchema, type GraphQLSchema } from 'graphql';
import type { Log } from '../subgraphs/shared/log/log.js';

const POLL_MS = 2_000;

/** What the gateway runs. It may be exchanged while requests are answered; a bad one changes nothing. */
export class Supergraph {
  #sdl: string;
  #schema: GraphQLSchema;
  #listener: (sdl: string) => void = () => {};

  constructor(sdl: string) {
    this.#sdl = sdl;
    this.#schema = schemaOf(sdl);
  }

  get sdl(): string {
    return this.#sdl;
  }

  /** Everything in it, what clients do not see included. */
  get schema(): GraphQLSchema {
    return this.#schema;
  }

  /** @param listener  Takes a new one over, or throws if it cannot. */
  onChange(listener: (sdl: string) => void): void {
    this.#listener = listener;
  }

  /** @throws If it is none, or none that can be planned with; then the old one stays. */
  change(sdl: string): void {
    if (sdl === this.#sdl) return;
    const schema = schemaOf(sdl);
    this.#listener(sdl);
    this.#sdl = sdl;
    this.#schema = schema;
  }
}

const schemaOf = (sdl: string) => buildSchema(sdl, { assumeValid: true, noLocation: true });

/**
 * Takes a file's content over whenever it changes. The file is looked at, not listened to: that works for mounted files too.
 *
 * @returns  Ends it.
 */
export function followFile(path: string, supergraph: Supergraph, log: Log, pollMs = POLL_MS): () => void {
  const reload = async () => {
    try {
      supergraph.change(await readFile(path, 'utf8'));
      log.info({ path }, 'supergraph taken over');
    } catch (error) {
      log.error({ path, err: error }, 'supergraph refused, the old one stays');
    }
  };
  const listener = () => void reload();
  watchFile(path, { interval: pollMs, persistent: false }, listener);
  return () => unwatchFile(path, listener);
}
