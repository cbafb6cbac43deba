import { type Command, CommanderError } from 'commander';
import { CommandError, EXIT } from './exit-codes.js';

/** Runs a command and ends with its status; failures go to standard error in words. */
export async function runCommand(program: Command, argv: readonly string[]): Promise<void> {
  program.showHelpAfterError('(--help 显示用法)');
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  // Commander has said what is wrong already; help and version are no failures.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const { message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${message}\n`);
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof Error && !message.startsWith('Invalid environment')) process.stderr.write(`${error.stack}\n`);
  return EXIT.failed;
}
