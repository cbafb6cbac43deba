/** What a token may allow. Anyone reads what is published; each mutation names its scope. */
export const SCOPES = ['catalog:write', 'report:draft', 'report:publish', 'contact:read'] as const;

export type Scope = (typeof SCOPES)[number];

/** Who sent a request, as its token says; `null` stands for anyone. */
export interface Caller {
  subject: string;
  /** Id of the token (`jti`), for the audit trail; null if it has none. */
  tokenId: string | null;
  scopes: ReadonlySet<Scope>;
}

export const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);

/** The scopes of a token's `scope`: names with spaces between. What is none of ours is left out. */
export const toScopes = (scope: unknown): ReadonlySet<Scope> =>
  new Set(typeof scope === 'string' ? scope.split(' ').filter(isScope) : []);
