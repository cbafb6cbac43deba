import { createHmac, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Characters of statements found genuine that are remembered: most requests show one that was shown before. */
const MAX_REMEMBERED = 500_000;

/**
 * Statements one subgraph makes and another, or a later request, believes: payload and HMAC-SHA-256, both base64url.
 * The purpose is part of what is signed, so a statement made for one purpose is worth nothing for another.
 */
export class Signer {
  readonly #secret: string;
  /** Payloads as text, by purpose and statement. */
  readonly #genuine = new LRUCache<string, string>({ maxSize: MAX_REMEMBERED });

  constructor(secret: string) {
    this.#secret = secret;
  }

  sign(purpose: string, payload: object): string {
    const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${body}.${this.#seal(purpose, body).toString('base64url')}`;
  }

  /** The payload of a statement signed for this purpose; null if it is not one. */
  verify(purpose: string, statement: string): unknown {
    const shown = `${purpose}\n${statement}`;
    let payload = this.#genuine.get(shown);
    if (payload === undefined) {
      const body = this.#bodyOf(purpose, statement);
      if (body === null) return null;
      payload = Buffer.from(body, 'base64url').toString();
      this.#genuine.set(shown, payload, { size: shown.length + payload.length });
    }
    return JSON.parse(payload);
  }

  #bodyOf(purpose: string, statement: string): string | null {
    const [body = '', seal = '', ...rest] = statement.split('.');
    const expected = this.#seal(purpose, body);
    const found = Buffer.from(seal, 'base64url');
    const isGenuine = rest.length === 0 && found.length === expected.length && timingSafeEqual(found, expected);
    return isGenuine ? body : null;
  }

  #seal(purpose: string, body: string): Buffer {
    return createHmac('sha256', this.#secret).update(`${purpose}\n${body}`).digest();
  }
}
