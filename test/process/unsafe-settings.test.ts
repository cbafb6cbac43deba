import { describe, expect, it } from 'vitest';
import { runToEnd } from '../support/processes.js';

const SAFE = {
  FEDERATION_SECRET: 'q7Rk2vXz9LmT4wPc8NdY3bHs6JfG5aEu',
  JWKS_URL: 'https://id.example.org/jwks',
  JWT_ISSUER: 'https://id.example.org',
  JWT_AUDIENCE: 'report',
  INTROSPECTION: 'false',
};

/** The setting each is about, and the variables that make it unsafe; an empty one counts as left out. */
const UNSAFE: readonly (readonly [what: string, setting: string, env: Record<string, string>])[] = [
  ['no secret of the federation', 'FEDERATION_SECRET', { FEDERATION_SECRET: '' }],
  ['a short one', 'FEDERATION_SECRET', { FEDERATION_SECRET: 'q7Rk2vXz9LmT4wPc' }],
  ['one of one letter', 'FEDERATION_SECRET', { FEDERATION_SECRET: 'x'.repeat(64) }],
  ['one from a template', 'FEDERATION_SECRET', { FEDERATION_SECRET: 'please-change-me-before-production' }],
  ['no address of keys', 'JWKS_URL', { JWKS_URL: '' }],
  ['keys that can be changed on the way', 'JWKS_URL', { JWKS_URL: 'http://id.example.org/jwks' }],
  ['no issuer', 'JWT_ISSUER', { JWT_ISSUER: '' }],
  ['no audience', 'JWT_AUDIENCE', { JWT_AUDIENCE: '' }],
  ['nothing said of introspection', 'INTROSPECTION', { INTROSPECTION: '' }],
  ['no limit to what a client may take', 'RATE_LIMIT_PER_MINUTE', { RATE_LIMIT_PER_MINUTE: '0' }],
  ['everyone as a proxy', 'TRUSTED_PROXIES', { TRUSTED_PROXIES: '0.0.0.0/0' }],
  ['queries registered where only listed ones are answered', 'APQ', { OPERATIONS: 'persisted-only', APQ: 'true' }],
  [
    'webhooks in the clear',
    'WEBHOOK_URLS',
    { WEBHOOK_URLS: 'http://a.example.org', WEBHOOK_SECRET: `${SAFE.FEDERATION_SECRET}z` },
  ],
  ['webhooks nobody signs', 'WEBHOOK_SECRET', { WEBHOOK_URLS: 'https://a.example.org' }],
  [
    'webhooks signed with the secret of the federation',
    'WEBHOOK_SECRET',
    { WEBHOOK_URLS: 'https://a.example.org', WEBHOOK_SECRET: SAFE.FEDERATION_SECRET },
  ],
  ['the mode of one machine, open to others', 'HOST', { APP_MODE: 'embedded', HOST: '0.0.0.0' }],
];

describe('#54 a start in production', () => {
  it.each(UNSAFE)('is refused with %s, and %s is named', async (_what, setting, env) => {
    const { status, stdout, stderr } = await runToEnd('cli/start.js', [], { ...SAFE, ...env });

    expect(status).not.toBe(0);
    expect(stderr).toMatch(new RegExp(`^Invalid environment:\n(?:.*\n)*${setting} must`));
    expect(stdout + stderr).not.toContain(SAFE.FEDERATION_SECRET);
  });

  it.each(['gateway/server.js', 'subgraphs/reports/server.js', 'subgraphs/national/server.js'])(
    'is refused by %s alone as well',
    async (script) => {
      const { status, stderr } = await runToEnd(script, [], { ...SAFE, FEDERATION_SECRET: 'x'.repeat(64) });

      expect(status).not.toBe(0);
      expect(stderr).toContain('FEDERATION_SECRET must be one nobody can guess');
    },
  );
});
