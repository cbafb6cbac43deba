import Table from 'cli-table3';
import { Command } from 'commander';
import type { ScriptTokenEntity } from '../../gateway/auth/script-token.entity.js';
import type { Environment } from '../../subgraphs/shared/config/environment-reader.js';
import { print } from '../shared/print.js';
import { withStore } from './with-store.js';

/** Everything of each token but its hash. */
export const listCommand = (env: Environment) =>
  new Command('list')
    .description('列出脚本令牌 (list script tokens, without what is secret)')
    .option('--json', '以 JSON 输出 (as JSON)')
    .action(async ({ json }: { json?: boolean }) => {
      const now = new Date();
      const rows = (await withStore(env, (store) => store.list())).map(({ hash: _hash, ...row }) => ({
        ...row,
        state: stateOf(row, now),
      }));
      print(json ? JSON.stringify(rows, null, 2) : asTable(rows));
    });

type Row = Omit<ScriptTokenEntity, 'hash'> & { state: 'active' | 'expired' | 'revoked' };

function stateOf({ revokedAt, expiresAt }: Omit<ScriptTokenEntity, 'hash'>, now: Date): Row['state'] {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'active';
}

function asTable(rows: readonly Row[]): string {
  const head = ['编号', '状态', '名称', '权限', '签发', '到期', '上次使用', '撤销'];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const row of rows) {
    const { id, state, name, scope, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
    table.push([id, state, name, scope, createdAt, expiresAt, lastUsedAt ?? '-', revokedAt ?? '-']);
  }
  return table.toString();
}
