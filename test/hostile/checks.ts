/** One of the checks the system is held to. */
export interface Check {
  /** The request, or the fault. */
  what: string;
  /** What must come of it. */
  must: string;
  /** The ring most of its tests are in. */
  ring: 'unit' | 'subgraph' | 'federation' | 'http' | 'door' | 'process' | 'hostile';
}

/** The checks by number. A test belongs to one, or to several, by `#NN` in its title or in that of a `describe` around it. */
export const CHECKS: Readonly<Record<number, Check>> = {
  1: { what: 'malformed requests of every kind', must: '4xx or 2xx as JSON, never 5xx or HTML', ring: 'door' },
  2: { what: 'any JSON, any bytes, any words', must: 'never 5xx or HTML, alive, memory flat', ring: 'door' },
  3: { what: '400 valid operations of anyone', must: 'no internal error, each within 2 s', ring: 'http' },
  4: { what: 'several operations and no name, an unknown name, a subscription', must: '400', ring: 'door' },
  5: { what: 'compressed bodies', must: '415, and no decoder made', ring: 'door' },
  6: { what: '20 bombs of 50 MB at once', must: '415, memory +20 MB at most', ring: 'hostile' },
  7: { what: 'a body of 1 MiB and a byte, one without end', must: '413, hung up, no more held', ring: 'door' },
  8: { what: '101 and 5,000 aliases', must: '400 at once', ring: 'hostile' },
  9: { what: 'nested fragments', must: '400 at once, others hardly notice', ring: 'hostile' },
  10: { what: 'depth, plain and hidden in fragments', must: '400', ring: 'door' },
  11: {
    what: 'fields, fragments and directives by the thousand',
    must: '400 at once, five errors at most',
    ring: 'door',
  },
  12: { what: 'selections, lists and JSON 20,000 deep', must: '400, alive, a general message', ring: 'door' },
  13: { what: 'pages of 10^9, 0, -5 and 101', must: '400', ring: 'door' },
  14: {
    what: 'a query just below and just above the budget',
    must: '200 and 400, the second asks no subgraph',
    ring: 'door',
  },
  15: { what: 'aliases that are names of prototypes', must: 'plain data, nothing polluted', ring: 'door' },
  16: { what: 'the twelve checks of graphql-cop', must: 'no finding', ring: 'door' },
  17: { what: "graphql-http's audits of the gateway and each subgraph", must: 'no MUST failed', ring: 'door' },
  18: { what: 'guessing names from a list of words', must: 'no name but those guessed, no suggestion', ring: 'http' },
  19: {
    what: 'mutations in GET, GET without proof, forms, other origins',
    must: '405, 400, 415, no CORS headers',
    ring: 'door',
  },
  20: { what: 'introspection by setting, NODE_ENV unset', must: 'off where it is off, no stack trace', ring: 'door' },
  21: { what: 'SQL in every text and id', must: 'nothing injected, no error of a database', ring: 'http' },
  22: { what: 'an order or a kind there is none of', must: '400', ring: 'door' },
  23: { what: 'forged, stale and stolen tokens', must: 'all refused with one code, at once', ring: 'http' },
  24: {
    what: 'a token without the scope, at every mutation',
    must: 'none passes, nothing written, an audit line',
    ring: 'http',
  },
  25: { what: 'anyone, at every field by every path', must: 'only what is public answers', ring: 'http' },
  26: { what: 'a draft by every path', must: 'looks as if there were none', ring: 'http' },
  27: { what: "a subgraph asked without the gateway's secret", must: '401, nothing told', ring: 'http' },
  28: { what: 'representations of every wrong kind', must: '400, never 500', ring: 'subgraph' },
  29: { what: 'headers that claim who one is', must: 'ignored', ring: 'door' },
  30: {
    what: 'a subgraph failing in every way',
    must: 'its part is missing with path and code, the rest is there',
    ring: 'door',
  },
  31: { what: 'a subgraph that redirects', must: 'not followed', ring: 'door' },
  32: { what: 'a subgraph answering 300 MB, plain and gzip', must: 'cut, memory +100 MB at most', ring: 'door' },
  33: {
    what: 'a silent subgraph',
    must: 'others hardly notice, spared after ten calls, back within 35 s',
    ring: 'hostile',
  },
  34: { what: 'a subgraph leaving out what may not be null', must: 'an error, never a silent null', ring: 'door' },
  35: {
    what: 'kill -9 while publishing, 100 times',
    must: 'nothing acknowledged lost, no half month',
    ring: 'process',
  },
  36: { what: 'kill -9 while syncing, then the same key again', must: 'exactly once', ring: 'process' },
  37: { what: 'publishing while 20 readers read', must: 'each sees all or nothing', ring: 'federation' },
  38: { what: 'a publication that fails while a sync commits', must: 'the sync stays', ring: 'federation' },
  39: { what: 'two transactions at once, one fails', must: "the other's rows stay", ring: 'subgraph' },
  40: { what: '50 editors of one draft at once', must: 'none overwrites another silently', ring: 'federation' },
  41: {
    what: 'one key 50 times at once, and with other content',
    must: 'one effect, a mismatch told',
    ring: 'federation',
  },
  42: { what: 'two syncs of overlapping sets', must: 'as if one came after the other', ring: 'federation' },
  43: {
    what: 'failing disks: full, read-only, no fsync',
    must: 'an error, nothing half written, readers go on',
    ring: 'process',
  },
  44: {
    what: 'PostgreSQL killed, its pool used up, a lock held',
    must: 'errors in time, alive, recovers alone',
    ring: 'process',
  },
  45: { what: 'SIGTERM under load, every part restarted', must: 'no request lost, exit 0 in time', ring: 'process' },
  46: {
    what: 'SIGTERM with a stuck request, SIGTERM twice',
    must: 'ends at its deadline, exit not 0',
    ring: 'process',
  },
  47: {
    what: 'the clock at the end of a month, a day back, another zone',
    must: 'the right month, no negative time',
    ring: 'http',
  },
  48: { what: '300 slow heads, bodies and readers', must: 'available, others hardly notice', ring: 'hostile' },
  49: {
    what: 'a cold start beside a dead subgraph, a bad supergraph, 200 new ones',
    must: 'starts, keeps the old, no request lost',
    ring: 'door',
  },
  50: { what: 'ten times the load', must: '429 and 503 only, well again at once', ring: 'hostile' },
  51: { what: 'a soak of ordinary and hostile requests', must: 'memory and descriptors flat, no 5xx', ring: 'hostile' },
  52: { what: 'migrations up, down and up while read, old code on a new schema', must: 'no error', ring: 'subgraph' },
  53: { what: 'a backup made while written, restored', must: 'whole, every month the same', ring: 'process' },
  54: { what: 'production with each unsafe setting', must: 'refuses to start and names it', ring: 'process' },
  55: {
    what: 'what all this leaves in the logs',
    must: 'no token, no secret, a line a request with its id',
    ring: 'process',
  },
  56: { what: 'the lockfile', must: 'integrity, versions, sources and licences as listed, an SBOM', ring: 'unit' },
};

/** Numbers of the checks a title, or another text, names. */
export const checksIn = (text: string): number[] =>
  [...new Set([...text.matchAll(NUMBER)].map(([, number]) => Number(number)))].filter((number) => number in CHECKS);

const NUMBER = /(?<=^|[\s('"`,])#(\d{1,2})(?![\d;\w])/g;

/** The figures to publish with each release: their names in `seen`, and how they are called. */
export const HEADLINES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'bad inputs': { inputs: 'tried', clean: 'clean', serverErrors: '5xx', html: 'HTML', leaks: 'leaks' },
  faults: { faults: 'injected', contained: 'contained' },
  kills: { kills: 'kills', acknowledged: 'acknowledged', lost: 'lost', half: 'half months' },
  'JWT attacks': { tokens: 'tried', tokensRefused: 'refused' },
  'ordinary clients': { aloneP99Ms: 'p99 alone, ms', attackedP99Ms: 'p99 under attack, ms' },
  soak: { minutes: 'minutes', startMiB: 'MiB at the start', endMiB: 'MiB at the end' },
};
