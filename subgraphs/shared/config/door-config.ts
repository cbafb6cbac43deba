import { isIP } from 'node:net';
import type { EnvironmentReader } from './environment-reader.js';

const OPERATIONS = ['any', 'persisted-only'] as const;

/** What the gateway lets in, how much of it, and how long it waits for a subgraph. */
export interface DoorConfig {
  /** Origins of pages that may read answers, `https://portal.example.org`, or `*` for any page; none by default. */
  readonly corsOrigins: readonly string[];
  /** Addresses or networks (`10.0.0.0/8`) of proxies whose `X-Forwarded-For` is believed; none by default. */
  readonly trustedProxies: readonly string[];
  /** Points a client has for a minute: a request takes one, a dear query more; 0 for no limit. */
  readonly pointsPerMinute: number;
  /** Operations worked on at once. */
  readonly concurrentOperations: number;
  /** Operations that may wait for their turn; those beyond are told to come back. */
  readonly queuedOperations: number;
  /** Requests are turned away while the event loop lags behind by more, milliseconds; 0 for never. */
  readonly eventLoopDelayMs: number;
  /** How long an operation may take. */
  readonly requestTimeoutMs: number;
  /** How long one subgraph may take to answer. */
  readonly subgraphTimeoutMs: number;
  /** The most a query may cost (docs: `extensions.cost`). */
  readonly maxCost: number;
  /** Whether clients may send queries of their own, or only those of the manifests. */
  readonly operations: (typeof OPERATIONS)[number];
  /** A manifest of operations besides our own, as Apollo's clients generate it; none by default. */
  readonly operationsFile: string | null;
  /** Whether a client may register a query by its hash and then send the hash only. */
  readonly automaticPersistedQueries: boolean;
  /** Whether errors suggest names of the schema ("Did you mean"). */
  readonly suggestions: boolean;
}

/** Reads what concerns the door; safe where nothing is set. */
export function readDoorConfig(read: EnvironmentReader, isProduction: boolean): DoorConfig {
  const operations = read.oneOf('OPERATIONS', OPERATIONS, 'any');
  const config: DoorConfig = {
    corsOrigins: read.list('CORS_ORIGINS', isOrigin, 'origins such as https://portal.example.org, or *'),
    trustedProxies: read.list('TRUSTED_PROXIES', isNetwork, 'addresses or networks such as 10.0.0.0/8'),
    pointsPerMinute: read.integer('RATE_LIMIT_PER_MINUTE', isProduction ? 1_200 : 0),
    concurrentOperations: read.integer('CONCURRENT_OPERATIONS', 100, POSITIVE),
    queuedOperations: read.integer('QUEUED_OPERATIONS', 200),
    eventLoopDelayMs: read.integer('EVENT_LOOP_DELAY_MS', isProduction ? 200 : 0),
    requestTimeoutMs: read.integer('REQUEST_TIMEOUT_MS', 30_000, POSITIVE),
    subgraphTimeoutMs: read.integer('SUBGRAPH_TIMEOUT_MS', 10_000, POSITIVE),
    maxCost: read.integer('MAX_QUERY_COST', 20_000, POSITIVE),
    operations,
    operationsFile: read.text('OPERATIONS_FILE'),
    automaticPersistedQueries: read.flag('APQ', operations === 'any'),
    suggestions: read.flag('SUGGESTIONS', false),
  };
  if (isProduction && config.pointsPerMinute === 0) {
    read.problem('RATE_LIMIT_PER_MINUTE must be 1 or more in production: one client could take everything.');
  }
  if (config.automaticPersistedQueries && operations === 'persisted-only') {
    read.problem('APQ must be false where OPERATIONS is persisted-only: it would let any query in.');
  }
  if (config.subgraphTimeoutMs > config.requestTimeoutMs) {
    read.problem('SUBGRAPH_TIMEOUT_MS must not be above REQUEST_TIMEOUT_MS: no part of an answer would be left.');
  }
  return Object.freeze(config);
}

const POSITIVE = { meaning: 'a whole number, 1 or more', min: 1 };

const isOrigin = (text: string) => text === '*' || (URL.canParse(text) && new URL(text).origin === text);

/** An address, or one with the length of its network's prefix. A network of everyone is nobody's proxy. */
function isNetwork(text: string): boolean {
  const [address = '', prefix] = text.split('/');
  const version = isIP(address);
  if (version === 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128);
}
