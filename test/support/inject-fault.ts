import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Makes system calls of a running process fail, as a disk would: `fdatasync` with `EIO`, `pwrite64` with `ENOSPC`.
 *
 * @returns  Ends it: from then on the calls do what they did before.
 * @throws   If there is no strace, or it may not look at the process.
 */
export async function injectFault(pid: number, calls: readonly string[], error: string): Promise<() => Promise<void>> {
  const names = calls.join(',');
  const args = [
    '-f',
    '-p',
    String(pid),
    '-e',
    `trace=${names}`,
    '-e',
    `inject=${names}:error=${error}`,
    '-o',
    '/dev/null',
  ];
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    strace.once('error', (cause) => reject(new Error('This test needs strace (Debian: strace).', { cause })));
    strace.once('exit', () => reject(new Error(`Expected strace to attach to ${pid}: ${said}`)));
    strace.stderr.on('data', (chunk) => {
      said += chunk;
      if (said.includes('attached')) resolve();
    });
  });
  return async () => {
    const exit = once(strace, 'exit');
    strace.kill('SIGINT');
    await exit;
  };
}
