import { Command } from 'commander';
import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import { say } from '../shared/print.js';
import { thisUser, withStore } from './with-store.js';

/** Takes a token back: the next request that carries it is refused. */
export const revokeCommand = (env: Environment) =>
  new Command('revoke')
    .description('撤销脚本令牌，立即生效 (take a script token back, at once)')
    .argument('<id>', '编号，见 list (id of the token, see list)')
    .option('--reason <text>', '理由，记入审计 (why; kept in the audit trail)')
    .action(async (id: string, { reason = null }: { reason?: string | null }) => {
      const row = await withStore(env, (store) => store.revoke(id, reason, thisUser()));
      if (row === null) {
        // Whoever gives the whole token must not find it in a log.
        throw new CommandError(EXIT.badInput, 'Expected the id of a token in "token list", found another text.');
      }
      say(`${row.id} 已撤销 (revoked) ${row.revokedAt}`);
    });
