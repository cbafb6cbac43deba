import type { EnvironmentReader } from './environment-reader.js';

const MIN_SECRET_LENGTH = 32;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** Who is told of what is published, and the secret that signs it. */
export interface WebhookConfig {
  readonly urls: readonly string[];
  readonly secret: string;
}

/** `WEBHOOK_URLS`, with commas between, and `WEBHOOK_SECRET`; null if nobody is to be told. */
export function readWebhookConfig(read: EnvironmentReader): WebhookConfig | null {
  const urls = (read.text('WEBHOOK_URLS') ?? '')
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
  if (urls.length === 0) return null;
  // A URL may hold a password, so what was found is not repeated.
  if (!urls.every(isSafe)) {
    read.problem(
      'WEBHOOK_URLS must be URLs that begin with https:, or with http: on this machine, with commas between.',
    );
  }
  return Object.freeze({ urls, secret: read.secret('WEBHOOK_SECRET', MIN_SECRET_LENGTH) });
}

function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}
