import { isGuessable } from './is-guessable.js';

/** Variables as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables one by one and keeps all problems, so that a reader is told every one of them at once. */
export class EnvironmentReader {
  readonly #env: Environment;
  readonly #problems: string[] = [];

  constructor(env: Environment) {
    this.#env = env;
  }

  /** A variable that may be left out; an empty one counts as left out. */
  text(name: string): string | null {
    return this.#env[name] || null;
  }

  required(name: string, meaning: string): string {
    const value = this.text(name);
    if (value === null) this.#problems.push(`${name} must be set: ${meaning}.`);
    return value ?? '';
  }

  oneOf<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === null) return fallback;
    const choice = choices.find((each) => each === value);
    return choice ?? this.#reject(name, `one of ${choices.join(', ')}`, value, fallback);
  }

  flag(name: string, fallback: boolean): boolean {
    return this.oneOf(name, ['true', 'false'], String(fallback) as 'true' | 'false') === 'true';
  }

  integer(
    name: string,
    fallback: number,
    { meaning = 'a whole number, 0 or more', min = 0, max = Number.MAX_SAFE_INTEGER } = {},
  ) {
    const value = this.text(name);
    if (value === null) return fallback;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max ? number : this.#reject(name, meaning, value, fallback);
  }

  /** Items between commas; none if it is left out. */
  list(name: string, isItem: (text: string) => boolean, meaning: string): readonly string[] {
    const items = (this.text(name) ?? '').split(',').map((item) => item.trim());
    const given = items.filter((item) => item !== '');
    const wrong = given.find((item) => !isItem(item));
    return wrong === undefined ? given : this.#reject(name, meaning, wrong, []);
  }

  url(name: string): URL | null {
    const value = this.text(name);
    if (value === null) return null;
    // A URL may hold a password, so what was found is not repeated.
    return URL.canParse(value) ? new URL(value) : this.#reject(name, 'a URL', null, null);
  }

  pattern(name: string, pattern: RegExp, meaning: string, fallback: string): string {
    const value = this.text(name) ?? fallback;
    return pattern.test(value) ? value : this.#reject(name, meaning, value, fallback);
  }

  /** A secret's value is never repeated. */
  secret(name: string, minLength: number): string {
    const value = this.required(name, `at least ${minLength} characters that nobody can guess`);
    if (value && value.length < minLength) this.problem(`${name} must have at least ${minLength} characters.`);
    else if (value && isGuessable(value)) {
      this.problem(`${name} must be one nobody can guess, found one that is: take what "openssl rand -hex 32" prints.`);
    }
    return value;
  }

  problem(text: string): void {
    this.#problems.push(text);
  }

  /** @throws {Error} `Invalid environment:` and one line for each problem. */
  assertValid(): void {
    if (this.#problems.length > 0) throw new Error(['Invalid environment:', ...this.#problems].join('\n'));
  }

  #reject<T>(name: string, meaning: string, found: string | null, fallback: T): T {
    this.#problems.push(`${name} must be ${meaning}${found === null ? '' : `, found "${found}"`}.`);
    return fallback;
  }
}
