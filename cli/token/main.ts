import 'reflect-metadata';
import { Command } from 'commander';
import { runCommand } from '../shared/run-command.js';
import { createCommand } from './create.command.js';
import { listCommand } from './list.command.js';
import { localCommand } from './local.command.js';
import { revokeCommand } from './revoke.command.js';

/* `npm run token -- …`: tokens for scripts. */

const program = new Command('token')
  .description('令牌 (tokens for scripts)')
  .addCommand(createCommand(process.env))
  .addCommand(listCommand(process.env))
  .addCommand(revokeCommand(process.env))
  .addCommand(localCommand(process.env), { isDefault: true })
  .addHelpText(
    'after',
    `
Examples:
  npm run -s token -- create --name "catalog sync" --scope catalog:write --expires 90d > token
  npm run -s token -- list
  npm run -s token -- revoke gzr_0123456789abcdef --reason "left on a shared machine"
  npm run -s token -- --scope report:draft report:publish --expires 12h > token

Script tokens are kept in the database of the system (DATABASE_URL, else DATA_DIR), as a hash; "local" makes a JWT with the keys
of this machine, which is kept nowhere and cannot be revoked.`,
  );

await runCommand(program, process.argv);
