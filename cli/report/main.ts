import { Command } from 'commander';
import { runCommand } from '../shared/run-command.js';
import { generateCommand } from './generate.command.js';
import { changesCommand, revisionsCommand } from './history.command.js';
import { importCommand } from './import.command.js';
import { printCommand } from './print.command.js';
import { republishCommand, withdrawCommand } from './withdraw.command.js';

/* `npm run report -- …`: what editors do with issues of the report. */

const program = new Command('report')
  .description(
    '《贵州省公共数据共享开放月报》：导入、核对、发布 (import, reconcile and publish issues of the monthly report)',
  )
  .addHelpText(
    'after',
    `
Exit status:
  0   done, or nothing to change
  1   failed
  4   figures do not reconcile: nothing was stored
  5   the server did not answer: try again later
  6   someone else has changed what this would change
  64  usage    65  the file cannot be read as an issue    77  not allowed: token missing or without scope`,
  );
const commands = [
  importCommand,
  printCommand,
  revisionsCommand,
  changesCommand,
  withdrawCommand,
  republishCommand,
  generateCommand,
];
for (const command of commands) program.addCommand(command);

await runCommand(program, process.argv);
