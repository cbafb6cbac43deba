import 'reflect-metadata';
import Table from 'cli-table3';
import { Command } from 'commander';
import { gatewayDatabase } from '../gateway/auth/gateway-database.js';
import { SUBGRAPHS } from '../subgraphs/registry.js';
import { AuditEventEntity } from '../subgraphs/shared/audit/audit-event.entity.js';
import { verifyAudit } from '../subgraphs/shared/audit/audit-trail.js';
import { readConfig } from '../subgraphs/shared/config/config.js';
import type { Database } from '../subgraphs/shared/database/database.js';
import { openDatabase } from '../subgraphs/shared/database/open-database.js';
import { CommandError, EXIT } from './shared/exit-codes.js';
import { print } from './shared/print.js';
import { runCommand } from './shared/run-command.js';

/* `npm run audit -- …`: the audit trails, read straight from the databases (DATABASE_URL, else DATA_DIR). */

const program = new Command('audit').description('审计 (who changed what; whether the trail is as it was written)');

program
  .command('verify')
  .description('校验各子图的审计链 (check the hash chain of every subgraph, and of the gateway)')
  .action(async () => {
    const faults: string[] = [];
    await eachDatabase(async (name, database) => {
      const { events, head, fault } = await verifyAudit(database.reader);
      print(`${name.padEnd(12)} ${String(events).padStart(8)} events  head ${head || '-'}  ${fault ?? 'whole'}`);
      if (fault) faults.push(`${name}: ${fault}`);
    });
    if (faults.length > 0)
      throw new CommandError(EXIT.guard, `审计链被改动 (the trail was changed): ${faults.join('; ')}`);
  });

program
  .command('list')
  .description('列出对一个对象的操作 (list what was done to a revision or a token)')
  .argument('<object>', '如 2024-06/1、gzr_… (month/revision, id of a script token)')
  .action(async (object: string) => {
    const rows: (AuditEventEntity & { subgraph: string })[] = [];
    await eachDatabase(async (subgraph, { reader }) => {
      const events = await reader.find(AuditEventEntity, { where: { object }, order: { sequence: 'ASC' } });
      rows.push(...events.map((event) => ({ ...event, subgraph })));
    });
    const table = new Table({ head: ['时间', '子图', '操作', '谁', '理由', '请求'], style: { head: [], border: [] } });
    for (const row of rows.sort((a, b) => a.at.localeCompare(b.at))) {
      table.push([row.at, row.subgraph, row.action, row.subject, row.reason ?? '', row.requestId]);
    }
    print(table.toString());
  });

await runCommand(program, process.argv);

async function eachDatabase(work: (name: string, database: Database) => Promise<void>): Promise<void> {
  const config = readConfig({ ...process.env, APP_MODE: 'embedded' });
  const subgraphs = SUBGRAPHS.map(({ name, database }) => ({ name, ...database }));
  for (const definition of [...subgraphs, gatewayDatabase]) {
    const database = await openDatabase(definition, config);
    try {
      await work(definition.name, database);
    } finally {
      await database.close();
    }
  }
}
