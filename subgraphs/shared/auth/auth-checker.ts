import type { AuthCheckerFn } from 'type-graphql';
import { ReportError } from '../errors.js';
import type { Caller, Scope } from './caller.js';

/** The one check behind every `@Authorized`: the caller's token has the scope the field names. */
export const authChecker: AuthCheckerFn<{ caller: Caller | null }, Scope> = ({ context: { caller } }, scopes) => {
  const needed = scopes.map((scope) => `"${scope}"`).join(' or ');
  if (!caller) throw new ReportError('UNAUTHENTICATED', `Expected a bearer token with scope ${needed}, found none.`);
  if (scopes.some((scope) => caller.scopes.has(scope))) return true;
  throw new ReportError('FORBIDDEN', `Expected a token with scope ${needed}, found one without it.`);
};
