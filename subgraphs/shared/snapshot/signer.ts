import { createHmac, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Characters of statements made or found genuine that are remembered: most requests want one that was there before. */
const MAX_REMEMBERED = 500_000;

/**
 * Statements one subgraph makes and another, or a later request, believes: payload and HMAC-SHA-256, both base64url.
 * The purpose is part of what is signed, so a statement made for one purpose is worth nothing for another.
 */
export class Signer {
  readonly #secret: string;
  /** Statements, by purpose and payload as text: the same are always signed with the same. */
  readonly #made = new LRUCache<string, string>({ maxSize: MAX_REMEMBERED });
  /** Payloads as text, by purpose and statement. */
  readonly #genuine = new LRUCache<string, string>({ maxSize: MAX_REMEMBERED });

  constructor(secret: string) {
    this.#secret = secret;
  }

  sign(purpose: string, payload: object): string {
    const text = JSON.stringify(payload);
    const meant = `${purpose}\n${text}`;
    let statement = this.#made.get(meant);
    if (statement === undefined) {
      const body = Buffer.from(text).toString('base64url');
      statement = `${body}.${this.#seal(purpose, body).toString('base64url')}`;
      this.#made.set(meant, statement, { size: meant.length + statement.length });
    }
    return statement;
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
