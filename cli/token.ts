import { userInfo } from 'node:os';
import { Command, Option } from 'commander';
import { SCOPES, type Scope } from '../subgraphs/shared/auth/caller.js';
import { makeLocalToken, readLocalKeys } from '../subgraphs/shared/auth/local-keys.js';
import { readConfig } from '../subgraphs/shared/config/config.js';
import { CommandError, EXIT } from './shared/exit-codes.js';
import { print } from './shared/print.js';
import { runCommand } from './shared/run-command.js';

/* `npm run token -- …`: a token for a script, from the keys of this machine. In production tokens come from your issuer. */

interface TokenFlags {
  scope: Scope[];
  expires: string;
  subject: string;
}

const SPAN = /^[1-9]\d{0,3}[smhdw]$/;

const program = new Command('token')
  .description('签发本机令牌 (make a token for a script, with the keys of this machine)')
  .addOption(
    new Option('--scope <scope...>', '权限，可多个 (what it allows; one or more)')
      .choices(SCOPES)
      .makeOptionMandatory(),
  )
  .option('--expires <span>', '有效期，如 12h、30d (how long it is valid)', '30d')
  .option('--subject <name>', '使用者，记入审计 (who uses it; kept in the audit trail)', `local:${userInfo().username}`)
  .addHelpText(
    'after',
    `
Examples:
  npm run -s token -- --scope report:draft report:publish --expires 12h > token
  npm run report -- import 2024-06.txt --endpoint http://127.0.0.1:4000/graphql --token-file token`,
  )
  .action(async ({ scope, expires, subject }: TokenFlags) => {
    if (!SPAN.test(expires)) {
      throw new CommandError(EXIT.usage, `Expected a span such as 15m, 12h or 30d in --expires, found "${expires}".`);
    }
    const { dataDir } = readConfig({ ...process.env, APP_MODE: 'embedded' });
    print(await makeLocalToken(await readLocalKeys(dataDir), { subject, scopes: scope, expiresIn: expires }));
  });

await runCommand(program, process.argv);
