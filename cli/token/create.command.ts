import { Command } from 'commander';
import { MAX_LIFETIME_DAYS } from '../../gateway/auth/script-token-store.js';
import type { Scope } from '../../subgraphs/shared/auth/caller.js';
import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import { print, say } from '../shared/print.js';
import { scopeOption } from './scope-option.js';
import { spanMs } from './span.js';
import { thisUser, withStore } from './with-store.js';

const NAME = /^[^\p{C}]{1,80}$/u;
const DAY_MS = 86_400_000;

interface CreateFlags {
  name: string;
  scope: Scope[];
  expires: string;
}

/** A script token: the token itself to standard output, once; all else to standard error. */
export const createCommand = (env: Environment) =>
  new Command('create')
    .description('签发脚本令牌，只显示一次 (make a token for an unattended script; shown once)')
    .requiredOption('--name <name>', '使用者，记入审计为 script:名称 (who uses it; script:NAME in the audit trail)')
    .addOption(scopeOption())
    .requiredOption('--expires <span>', `有效期，最长 ${MAX_LIFETIME_DAYS}d (how long it is valid; at most a year)`)
    .action(async ({ name, scope, expires }: CreateFlags) => {
      if (!NAME.test(name)) {
        throw new CommandError(EXIT.usage, 'Expected in --name 1 to 80 characters that can be printed, found others.');
      }
      const lifetimeMs = spanMs(expires);
      if (lifetimeMs > MAX_LIFETIME_DAYS * DAY_MS) {
        throw new CommandError(EXIT.usage, `Expected at most ${MAX_LIFETIME_DAYS}d in --expires, found "${expires}".`);
      }
      const actor = thisUser();
      const expiresAt = new Date(Date.parse(actor.at) + lifetimeMs);
      const { id, token } = await withStore(env, (store) => store.create({ name, scopes: scope, expiresAt }, actor));
      say(`${id}  ${scope.join(' ')}  至 (until) ${expiresAt.toISOString()}`);
      say('令牌只显示这一次，请妥善保存 (shown this once; keep it where only the script can read it):');
      print(token);
    });
