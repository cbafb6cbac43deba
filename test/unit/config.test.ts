import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../subgraphs/shared/config/config.js';

const PRODUCTION = {
  FEDERATION_SECRET: 'q7Rk2vXz9LmT4wPc8NdY3bHs6JfG5aEu',
  JWKS_URL: 'https://id.example.org/jwks',
  JWT_ISSUER: 'https://id.example.org',
  JWT_AUDIENCE: 'report',
  INTROSPECTION: 'false',
};

const problemsOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
};

describe('readConfig', () => {
  it('#54 takes production where nothing names a mode, and then needs every setting that makes it safe', () => {
    expect(problemsOf({})).toEqual([
      'Invalid environment:',
      'FEDERATION_SECRET must be set: at least 32 characters that nobody can guess.',
      'JWKS_URL must be set: where the public keys of your token issuer are.',
      'JWT_ISSUER must be set: the "iss" of your tokens.',
      'JWT_AUDIENCE must be set: the "aud" of your tokens.',
      'INTROSPECTION must be set: whether clients may read the schema, "true" or "false".',
    ]);
  });

  it('starts in production with safe settings: no explorer, introspection as set', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ mode: 'production', explorer: false, introspection: false });
  });

  it.each([
    ['FEDERATION_SECRET', 'short', 'FEDERATION_SECRET must have at least 32 characters.'],
    ...[
      'x'.repeat(40),
      '0123'.repeat(10),
      'fGh5Jk8L'.repeat(4),
      'change-me-to-32-random-characters!',
      `${'k9'.repeat(8)}SecretSecret2468`,
    ].map((weak): [string, string, string] => [
      'FEDERATION_SECRET',
      weak,
      'FEDERATION_SECRET must be one nobody can guess, found one that is: take what "openssl rand -hex 32" prints.',
    ]),
    [
      'JWKS_URL',
      'http://id.example.org/jwks',
      'JWKS_URL must begin with https: keys that can be changed on the way prove nothing.',
    ],
    ['PORT', 'x', 'PORT must be a port number, found "x".'],
    ['PORT', '70000', 'PORT must be a port number, found "70000".'],
    ['INTROSPECTION', 'yes', 'INTROSPECTION must be one of true, false, found "yes".'],
    ['DATABASE_URL', 'nonsense', 'DATABASE_URL must be a URL.'],
    [
      'RATE_LIMIT_PER_MINUTE',
      '0',
      'RATE_LIMIT_PER_MINUTE must be 1 or more in production: one client could take everything.',
    ],
    [
      'TRUSTED_PROXIES',
      '0.0.0.0/0',
      'TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, found "0.0.0.0/0".',
    ],
    ['TRUSTED_PROXIES', 'true', 'TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, found "true".'],
    [
      'CORS_ORIGINS',
      'portal',
      'CORS_ORIGINS must be origins such as https://portal.example.org, or *, found "portal".',
    ],
    ['MAX_QUERY_COST', '0', 'MAX_QUERY_COST must be a whole number, 1 or more, found "0".'],
    ['OPERATIONS', 'some', 'OPERATIONS must be one of any, persisted-only, found "some".'],
    [
      'SUBGRAPH_TIMEOUT_MS',
      '60000',
      'SUBGRAPH_TIMEOUT_MS must not be above REQUEST_TIMEOUT_MS: no part of an answer would be left.',
    ],
    ['APP_MODE', 'dev', 'APP_MODE must be one of embedded, split, production, found "dev".'],
    [
      'REPORTS_URL',
      'http://reports/graphql',
      'NATIONAL_URL, DEPARTMENTS_URL, PREFECTURES_URL, CASES_URL must be set: the other subgraphs have a URL too.',
    ],
  ])('#54 refuses %s=%s', (name, value, problem) => {
    expect(problemsOf({ ...PRODUCTION, [name]: value })).toEqual(['Invalid environment:', problem]);
  });

  it('takes any random secret', () => {
    for (let n = 0; n < 2_000; n++) {
      const secret = randomBytes(32).toString((['hex', 'base64', 'base64url'] as const)[n % 3]);
      expect(problemsOf({ ...PRODUCTION, FEDERATION_SECRET: secret })).toEqual([]);
    }
  });

  it('#54 lets nobody who receives webhooks speak as the gateway', () => {
    const env = { ...PRODUCTION, WEBHOOK_URLS: 'https://a.example.org', WEBHOOK_SECRET: PRODUCTION.FEDERATION_SECRET };

    expect(problemsOf(env).slice(1)).toEqual([
      'WEBHOOK_SECRET must not be FEDERATION_SECRET: who receives webhooks could speak as the gateway.',
    ]);
  });

  it('has a door that is safe in production where nothing is set', () => {
    expect(readConfig(PRODUCTION).door).toMatchObject({
      corsOrigins: [],
      trustedProxies: [],
      pointsPerMinute: 1_200,
      eventLoopDelayMs: 200,
      suggestions: false,
      operations: 'any',
    });
  });

  it('lets nobody register queries where only listed ones are answered', () => {
    const listed = { ...PRODUCTION, OPERATIONS: 'persisted-only' };

    expect(readConfig(listed).door.automaticPersistedQueries).toBe(false);
    expect(problemsOf({ ...listed, APQ: 'true' })).toEqual([
      'Invalid environment:',
      'APQ must be false where OPERATIONS is persisted-only: it would let any query in.',
    ]);
  });

  it('reads lists between commas', () => {
    const env = {
      ...PRODUCTION,
      CORS_ORIGINS: 'https://a.example.org, https://b.example.org:8443',
      TRUSTED_PROXIES: '10.0.0.0/8,::1',
    };

    expect(readConfig(env).door).toMatchObject({
      corsOrigins: ['https://a.example.org', 'https://b.example.org:8443'],
      trustedProxies: ['10.0.0.0/8', '::1'],
    });
  });

  it('names all problems at once', () => {
    expect(problemsOf({ APP_MODE: 'embedded', PORT: 'x', GRACE_MS: '-1', HOST: '0.0.0.0' })).toEqual([
      'Invalid environment:',
      'PORT must be a port number, found "x".',
      'GRACE_MS must be a whole number, 0 or more, found "-1".',
      'HOST must be this machine (127.0.0.1) unless APP_MODE is production, found "0.0.0.0".',
    ]);
  });

  it('keeps to this machine in embedded use, on SQLite in ./data', () => {
    expect(readConfig({ APP_MODE: 'embedded' })).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      dataDir: './data',
      databaseUrl: null,
      subgraphUrls: null,
      explorer: true,
    });
  });

  it('finds the subgraphs of the split shape on their ports', () => {
    expect(readConfig({ APP_MODE: 'split' }).subgraphUrls).toMatchObject({ cases: 'http://127.0.0.1:4005/graphql' });
  });

  it('gives nobody a configuration that can be changed', () => {
    expect(Object.isFrozen(readConfig(PRODUCTION))).toBe(true);
  });

  it('tells nobody of what is published unless targets are named, and then only safely', () => {
    const secret = 'Zt5nQ8yV2cKx7WmB4pDr9LfS3hGj6TaE';
    const urls = 'https://a.example.org/hook, http://127.0.0.1:9/hook';
    const webhooks = (env: Record<string, string>) => problemsOf({ ...PRODUCTION, ...env }).slice(1);

    expect(readConfig(PRODUCTION).webhooks).toBeNull();
    expect(readConfig({ ...PRODUCTION, WEBHOOK_URLS: urls, WEBHOOK_SECRET: secret }).webhooks).toEqual({
      urls: ['https://a.example.org/hook', 'http://127.0.0.1:9/hook'],
      secret,
    });
    expect(webhooks({ WEBHOOK_URLS: urls })).toEqual([
      'WEBHOOK_SECRET must be set: at least 32 characters that nobody can guess.',
    ]);
    for (const unsafe of ['http://a.example.org/?token=hidden', 'hidden', 'file:///hidden']) {
      expect(webhooks({ WEBHOOK_URLS: unsafe, WEBHOOK_SECRET: secret })).toEqual([
        'WEBHOOK_URLS must be URLs that begin with https:, or with http: on this machine, with commas between.',
      ]);
    }
  });
});
