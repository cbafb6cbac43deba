import { userInfo } from 'node:os';
import { Command } from 'commander';
import type { Scope } from '../../subgraphs/shared/auth/caller.js';
import { makeLocalToken, readLocalKeys } from '../../subgraphs/shared/auth/local-keys.js';
import { readConfig } from '../../subgraphs/shared/config/config.js';
import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';
import { print } from '../shared/print.js';
import { scopeOption } from './scope-option.js';
import { spanMs } from './span.js';

interface LocalFlags {
  scope: Scope[];
  expires: string;
  subject: string;
}

/** A JWT with the keys of this machine, for embedded use. In production JWTs come from your issuer. */
export const localCommand = (env: Environment) =>
  new Command('local')
    .description('签发本机令牌 (make a JWT with the keys of this machine, for embedded use; the default)')
    .addOption(scopeOption())
    .option('--expires <span>', '有效期，如 12h、30d (how long it is valid)', '30d')
    .option(
      '--subject <name>',
      '使用者，记入审计 (who uses it; kept in the audit trail)',
      `local:${userInfo().username}`,
    )
    .action(async ({ scope, expires, subject }: LocalFlags) => {
      spanMs(expires);
      const { dataDir } = readConfig({ ...env, APP_MODE: 'embedded' });
      print(await makeLocalToken(await readLocalKeys(dataDir), { subject, scopes: scope, expiresIn: expires }));
    });
