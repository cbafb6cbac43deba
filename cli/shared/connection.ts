import type { Command } from 'commander';
import type { Client } from './client.js';
import { type ConnectionOptions, openClient } from './open-client.js';

/** Adds the options by which a command finds the system. */
export const withConnection = (command: Command): Command =>
  command
    .option('--endpoint <url>', '运行中的服务器 (a running server; default: REPORT_ENDPOINT, else this machine)')
    .option('--token-file <file>', '令牌文件 (file with the token for --endpoint; default: REPORT_TOKEN)');

/** Runs work with the way to the system, and closes it behind. */
export async function withClient<T>(options: ConnectionOptions, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await openClient(options, process.env);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
