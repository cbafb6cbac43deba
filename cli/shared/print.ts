/** Results go to standard output, so that they can be piped. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Everything else goes to standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
