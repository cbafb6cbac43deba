import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Scope } from './caller.js';
import type { TokenIssuer } from './token-verifier.js';

const ISSUER = 'urn:guizhou-report:this-machine';
const AUDIENCE = 'guizhou-report';

/** The secrets of a system that runs on one machine: made on first use, kept in its data folder, readable by its owner only. */
export interface LocalKeys {
  /** What gateway and subgraphs share. */
  federationSecret: string;
  /** Private Ed25519 key that signs the tokens of this machine. */
  tokenKey: JWK;
}

export async function readLocalKeys(dataDir: string): Promise<LocalKeys> {
  const file = join(dataDir, 'keys', 'local-keys.json');
  return (await readIfPresent(file)) ?? (await make(file));
}

async function readIfPresent(file: string): Promise<LocalKeys | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`Expected the keys of this machine in ${file}, found a file that cannot be read.`, {
      cause: error,
    });
  }
}

/** Written beside and linked, so that a process killed half-way leaves no half file, and of two that start at once one wins. */
async function make(file: string): Promise<LocalKeys> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const tokenKey = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'EdDSA' };
  const keys: LocalKeys = { federationSecret: randomBytes(32).toString('base64url'), tokenKey };
  const draft = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(draft, JSON.stringify(keys, null, 2), { mode: 0o600 });
  try {
    await link(draft, file);
    return keys;
  } catch (error) {
    const made = await readIfPresent(file);
    if (made) return made;
    throw error;
  } finally {
    await unlink(draft);
  }
}

/** What a verifier needs to know of the tokens this machine makes: the public half of its key. */
export function localIssuer({ tokenKey: { d: _private, ...publicKey } }: LocalKeys): TokenIssuer {
  return { issuer: ISSUER, audience: AUDIENCE, keys: { keys: [publicKey] } };
}

/**
 * A token of this machine.
 *
 * @param expiresIn  A span such as `15m`, `12h`, `30d`.
 */
export async function makeLocalToken(
  keys: LocalKeys,
  { subject, scopes, expiresIn }: { subject: string; scopes: readonly Scope[]; expiresIn: string },
): Promise<string> {
  const { kid } = keys.tokenKey;
  return new SignJWT({ scope: scopes.join(' ') })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...(kid && { kid }) })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(subject)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(await importJWK(keys.tokenKey, 'EdDSA'));
}
