import { type DoorConfig, readDoorConfig } from './door-config.js';
import { type Environment, EnvironmentReader } from './environment-reader.js';
import { readWebhookConfig, type WebhookConfig } from './webhook-config.js';

export const SUBGRAPH_NAMES = ['reports', 'national', 'departments', 'prefectures', 'cases'] as const;
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

export const APP_MODES = ['embedded', 'split', 'production'] as const;
/**
 * How the system runs.
 * - `embedded`: one process for this machine only, with keys of its own.
 * - `split`: gateway and each subgraph a process, for this machine only, with keys of their own; for trying out.
 * - `production`: for others to reach. One process, or split if the subgraphs' URLs are given. Refuses unsafe settings.
 */
export type AppMode = (typeof APP_MODES)[number];

export interface Config {
  readonly mode: AppMode;
  readonly host: string;
  readonly port: number;
  /** Folder of the SQLite files and of this machine's keys. */
  readonly dataDir: string;
  /** PostgreSQL, one schema for each subgraph; null for SQLite. */
  readonly databaseUrl: string | null;
  readonly schemaPrefix: string;
  /** Where the subgraphs answer; null when they run in the gateway's process. */
  readonly subgraphUrls: Readonly<Record<SubgraphName, string>> | null;
  /** What gateway and subgraphs share; null for the one of this machine. */
  readonly federationSecret: string | null;
  /** Who makes tokens; null for this machine. */
  readonly tokenIssuer: Readonly<{ issuer: string; audience: string; jwksUrl: URL }> | null;
  readonly introspection: boolean;
  /** Whether `/` serves GraphiQL. */
  readonly explorer: boolean;
  /** The supergraph the gateway runs, taken over again whenever it changes; null for the one of this release. */
  readonly supergraphFile: string | null;
  /** Room for whole answers that are kept until what they were computed from changes, MiB; 0 to compute each anew. */
  readonly answerCacheMib: number;
  /** Room for rows of sealed sections in each subgraph, MiB; 0 to read them for every request. */
  readonly snapshotCacheMib: number;
  /** Where replicas share what they keep; null for nowhere. */
  readonly redisUrl: string | null;
  readonly door: DoorConfig;
  /** Who is told of what is published; null for nobody. */
  readonly webhooks: WebhookConfig | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** How long `/readyz` says 503 before connections are closed, so that a load balancer looks elsewhere. */
  readonly drainMs: number;
  /** How long requests in flight may take after that. */
  readonly graceMs: number;
}

/** Ports the subgraphs listen on where `PORT` is not set. */
export const SUBGRAPH_PORTS: Readonly<Record<SubgraphName, number>> = {
  reports: 4001,
  national: 4002,
  departments: 4003,
  prefectures: 4004,
  cases: 4005,
};
export const GATEWAY_PORT = 4000;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const MIN_SECRET_LENGTH = 32;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * The only reader of the environment.
 *
 * @param defaultPort  The port where `PORT` is not set.
 * @throws {Error} `Invalid environment:` and one line for each problem.
 */
export function readConfig(env: Environment, defaultPort = GATEWAY_PORT): Config {
  const read = new EnvironmentReader(env);
  const mode = read.oneOf('APP_MODE', APP_MODES, 'production');
  const isProduction = mode === 'production';

  const config: Config = {
    mode,
    host: read.text('HOST') ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    port: read.integer('PORT', defaultPort, { meaning: 'a port number', max: 65_535 }),
    dataDir: read.text('DATA_DIR') ?? './data',
    databaseUrl: read.url('DATABASE_URL')?.href ?? null,
    schemaPrefix: read.pattern('DATABASE_SCHEMA_PREFIX', /^[a-z0-9_]*$/, 'small letters, digits and _', ''),
    subgraphUrls: readSubgraphUrls(read, mode),
    federationSecret: isProduction ? read.secret('FEDERATION_SECRET', MIN_SECRET_LENGTH) : null,
    tokenIssuer: isProduction ? readTokenIssuer(read) : null,
    introspection: read.flag('INTROSPECTION', !isProduction),
    explorer: read.flag('EXPLORER', !isProduction),
    supergraphFile: read.text('SUPERGRAPH_FILE'),
    answerCacheMib: read.integer('ANSWER_CACHE_MIB', 64),
    snapshotCacheMib: read.integer('SNAPSHOT_CACHE_MIB', 4),
    redisUrl: read.url('REDIS_URL')?.href ?? null,
    door: readDoorConfig(read, isProduction),
    webhooks: readWebhookConfig(read),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, isProduction ? 'info' : 'warn'),
    drainMs: read.integer('DRAIN_MS', isProduction ? 5_000 : 0),
    graceMs: read.integer('GRACE_MS', 10_000),
  };

  if (config.webhooks && config.webhooks.secret === config.federationSecret) {
    read.problem('WEBHOOK_SECRET must not be FEDERATION_SECRET: who receives webhooks could speak as the gateway.');
  }
  if (isProduction) read.required('INTROSPECTION', 'whether clients may read the schema, "true" or "false"');
  if (!isProduction && !LOOPBACK.includes(config.host)) {
    read.problem(`HOST must be this machine (127.0.0.1) unless APP_MODE is production, found "${config.host}".`);
  }
  read.assertValid();
  return Object.freeze(config);
}

function readSubgraphUrls(read: EnvironmentReader, mode: AppMode): Config['subgraphUrls'] {
  const given = SUBGRAPH_NAMES.map((name) => [name, read.url(`${name.toUpperCase()}_URL`)?.href] as const);
  const missing = given.filter(([, url]) => url === undefined).map(([name]) => `${name.toUpperCase()}_URL`);
  if (missing.length === SUBGRAPH_NAMES.length) return mode === 'split' ? localUrls() : null;
  if (missing.length > 0) read.problem(`${missing.join(', ')} must be set: the other subgraphs have a URL too.`);
  return Object.fromEntries(given) as Record<SubgraphName, string>;
}

function localUrls(): Record<SubgraphName, string> {
  const urls = SUBGRAPH_NAMES.map((name) => [name, `http://127.0.0.1:${SUBGRAPH_PORTS[name]}/graphql`]);
  return Object.fromEntries(urls);
}

function readTokenIssuer(read: EnvironmentReader): Config['tokenIssuer'] {
  read.required('JWKS_URL', 'where the public keys of your token issuer are');
  const jwksUrl = read.url('JWKS_URL');
  if (jwksUrl && jwksUrl.protocol !== 'https:' && !LOOPBACK.includes(jwksUrl.hostname)) {
    read.problem('JWKS_URL must begin with https: keys that can be changed on the way prove nothing.');
  }
  const issuer = read.required('JWT_ISSUER', 'the "iss" of your tokens');
  const audience = read.required('JWT_AUDIENCE', 'the "aud" of your tokens');
  return jwksUrl && { issuer, audience, jwksUrl };
}
