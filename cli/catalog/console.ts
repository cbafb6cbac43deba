import { SingleBar } from 'cli-progress';

export interface ConsoleFlags {
  quiet: boolean;
  verbose: boolean;
  progress: 'auto' | 'bar' | 'plain' | 'none';
  logFormat: 'text' | 'json';
}

/** How far something has come. */
export interface Progress {
  /** @param done  Of the total. */
  update(done: number): void;
  end(): void;
}

const PERCENT_STEP = 10;
const UPDATE_EVERY_MS = 200;

/** What a command says: results on standard output, everything else on standard error. */
export class Console {
  readonly #flags: ConsoleFlags;

  constructor(flags: ConsoleFlags) {
    this.#flags = flags;
  }

  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  say(text: string): void {
    if (!this.#flags.quiet) this.#log('info', text);
  }

  /** Said with `-v` only. */
  detail(text: string): void {
    if (this.#flags.verbose) this.#log('debug', text);
  }

  /** Said even with `--quiet`. */
  warn(text: string): void {
    this.#log('warn', text);
  }

  /** A bar on a terminal, one line for each tenth elsewhere. */
  progress(title: string, total: number): Progress {
    const { quiet, progress, logFormat } = this.#flags;
    const form = progress === 'auto' ? (process.stderr.isTTY && logFormat === 'text' ? 'bar' : 'plain') : progress;
    if (quiet || form === 'none' || total === 0) return { update: () => {}, end: () => {} };
    return form === 'bar' ? barOf(title, total) : this.#linesOf(title, total);
  }

  #linesOf(title: string, total: number): Progress {
    let next = PERCENT_STEP;
    return {
      update: (done) => {
        const percent = Math.floor((done / total) * 100);
        if (percent < next) return;
        next = percent - (percent % PERCENT_STEP) + PERCENT_STEP;
        this.#log('info', `${title} ${percent}% (${done}/${total})`);
      },
      end: () => {},
    };
  }

  #log(level: 'debug' | 'info' | 'warn', text: string): void {
    const line =
      this.#flags.logFormat === 'json' ? JSON.stringify({ time: new Date().toISOString(), level, text }) : text;
    process.stderr.write(`${line}\n`);
  }
}

function barOf(title: string, total: number): Progress {
  const bar = new SingleBar({
    format: `${title} [{bar}] {percentage}% {value}/{total} {eta_formatted}`,
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0);
  let last = Date.now();
  return {
    update: (done) => {
      // Telling the time for each of millions of records would cost more than drawing.
      if (done % 64 !== 0 || Date.now() - last < UPDATE_EVERY_MS) return;
      last = Date.now();
      bar.update(done);
    },
    end: () => {
      bar.update(total);
      bar.stop();
    },
  };
}
