import { Command } from 'commander';
import pg from 'pg';
import { readConfig } from '../../subgraphs/shared/config/config.js';
import { CommandError, EXIT } from '../shared/exit-codes.js';
import { print } from '../shared/print.js';
import { runCommand } from '../shared/run-command.js';
import { viewStatements } from './view-sql.js';

/* `npm run bi -- …`: what BI tools need on the side of the database (DATABASE_URL). */

interface ViewFlags {
  grant: string[];
  print?: boolean;
}

const program = new Command('bi').description('BI 工具的数据库视图 (views for BI tools)');

program
  .command('views')
  .description('建立或更新视图 bi.* (make the views bi.*, or bring them up to date)')
  .option('--grant <role...>', '可读取视图的角色 (roles that may read them, and nothing behind them)', [])
  .option('--print', '只打印语句 (print the statements only)')
  .action(async ({ grant, print: isDry }: ViewFlags) => {
    const { databaseUrl, schemaPrefix } = readConfig({ ...process.env, APP_MODE: 'embedded' });
    const statements = viewStatements(schemaPrefix, grant);
    if (isDry) return print(`BEGIN;\n${statements.join(';\n')};\nCOMMIT;`);
    if (!databaseUrl) {
      throw new CommandError(
        EXIT.usage,
        'Expected a PostgreSQL database in DATABASE_URL, found none: SQLite has no schemas.',
      );
    }
    await applyAll(databaseUrl, statements);
    print(`视图已更新 (views are up to date): ${schemaPrefix}bi`);
  });

async function applyAll(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } finally {
    // A transaction that was not committed ends with its connection.
    await client.end();
  }
}

await runCommand(program, process.argv);
