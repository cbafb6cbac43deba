/** Licences a package may be under, each with why: what it asks of those who run, change or pass on this system. */
export const LICENCES: Readonly<Record<string, string>> = {
  MIT: 'permissive: keep the notice',
  ISC: 'permissive: keep the notice',
  '0BSD': 'permissive: nothing asked',
  'BSD-2-Clause': 'permissive: keep the notice',
  'BSD-3-Clause': 'permissive: keep the notice, do not advertise with the names of the authors',
  'Apache-2.0': 'permissive: keep the notice, say what was changed; grants patents',
  'BlueOak-1.0.0': 'permissive: keep the notice',
  'Python-2.0': 'permissive: keep the notice (argparse)',
  'CC-BY-4.0': 'data under attribution (caniuse-lite), used by tools that build, not delivered',
  'MPL-2.0': 'changes to its own files stay open (lightningcss); used by tools that build, not delivered',
  'Elastic-2.0':
    'not open source: free to use, change and run for oneself and one’s users, but not to be offered to others as a managed service',
};

/** Licences only certain packages may be under: for others it would have to be thought about anew. */
export const LICENCES_OF: Readonly<Record<string, readonly string[]>> = {
  'Elastic-2.0': [
    '@apollo/composition',
    '@apollo/federation-internals',
    '@apollo/gateway',
    '@apollo/query-graphs',
    '@apollo/query-planner',
  ],
  'MPL-2.0': ['lightningcss'],
  'CC-BY-4.0': ['caniuse-lite'],
};

const FEDERATION =
  'CVE-2026-32621 (prototypes polluted by aliases), CVE-2025-32030, CVE-2025-32031, CVE-2024-43414, GHSA-mx7m-j9xf-62hw, GHSA-m8jr-fxqx-8xx6';

/** Advisories that concern what we run, as the first version without them. No registry tells of them here, so they are written down. */
export const MINIMUM_VERSIONS: Readonly<Record<string, readonly [version: string, advisories: string]>> = {
  '@apollo/composition': ['2.13.2', FEDERATION],
  '@apollo/federation-internals': ['2.13.2', FEDERATION],
  '@apollo/gateway': ['2.13.2', FEDERATION],
  '@apollo/query-graphs': ['2.13.2', FEDERATION],
  '@apollo/query-planner': ['2.13.2', FEDERATION],
  '@apollo/subgraph': ['2.13.2', FEDERATION],
  '@apollo/server': ['5.5.0', 'GHSA-9q82-xgwf-vj6h (forged GET requests), CVE-2026-23897 (odd charsets)'],
  '@graphql-tools/utils': ['12.0.1', 'CVE-2026-104852 (an alias overwrites Function.prototype.call)'],
  'better-sqlite3': ['12.11.1', 'CVE-2025-6965, CVE-2026-11822, CVE-2026-11824 (SQLite before 3.53.2)'],
  'body-parser': ['1.20.3', 'CVE-2024-45590 (form bodies)'],
  graphql: ['16.15.0', 'CVE-2023-26144 (fields that overlap); the limit on that work came with 16.15.0'],
  qs: ['6.14.2', 'CVE-2026-2391, CVE-2025-15284 (limits of lists)'],
  typeorm: ['1.1.0', 'CVE-2026-73651 (generated migrations), CVE-2025-60542, CVE-2022-33171'],
  undici: ['7.28.0', 'CVE-2026-6733 (an answer sent before its request)'],
};

/** The version of SQLite the driver must bring. */
export const MINIMUM_SQLITE = '3.53.2';
