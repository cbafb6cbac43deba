import { localIssuer, readLocalKeys } from '../auth/local-keys.js';
import type { TokenIssuer } from '../auth/token-verifier.js';
import type { Config } from './config.js';

/** What a gateway and its subgraphs must hold alike. */
export interface Secrets {
  federationSecret: string;
  tokenIssuer: TokenIssuer;
}

/** The secrets the configuration names, or those of this machine (made on first use). */
export async function readSecrets({ federationSecret, tokenIssuer, dataDir }: Config): Promise<Secrets> {
  if (federationSecret && tokenIssuer) {
    const { issuer, audience, jwksUrl } = tokenIssuer;
    return { federationSecret, tokenIssuer: { issuer, audience, keys: jwksUrl } };
  }
  const keys = await readLocalKeys(dataDir);
  return { federationSecret: keys.federationSecret, tokenIssuer: localIssuer(keys) };
}
