/** A piece of JSON text: one value, and the line it begins on. */
export interface JsonText {
  line: number;
  text: string;
}

// One value longer than this is a bracket or quote that is never closed.
const MAX_CHARACTERS = 16_000_000;

/** The lines of a text that are not blank. */
export async function* cutLines(chunks: AsyncIterable<string>): AsyncGenerator<JsonText> {
  let line = 1;
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      if (text.trim() !== '') yield { line, text };
      line += 1;
    }
    if (rest.length > MAX_CHARACTERS) {
      yield { line, text: rest };
      rest = '';
    }
  }
  if (rest.trim() !== '') yield { line, text: rest };
}

/**
 * The values of a JSON text one by one: the elements of its array, or values that stand one after the other. They are cut out by
 * brackets and strings only, so that one that is not well-formed costs itself alone, and each has its line; no parser of a
 * package gives both.
 */
export async function* cutJson(chunks: AsyncIterable<string>): AsyncGenerator<JsonText> {
  const cutter = new JsonCutter();
  for await (const chunk of chunks) yield* cutter.add(chunk);
  yield* cutter.end();
}

const code = (character: string) => character.charCodeAt(0);
const [QUOTE, BACKSLASH, LINE_FEED, COMMA] = [code('"'), code('\\'), code('\n'), code(',')];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [code('['), code(']'), code('{'), code('}')];
const BLANKS = [LINE_FEED, code('\r'), code(' '), code('\t')];

class JsonCutter {
  #line = 1;
  /** Brackets open, without that of the outermost array. */
  #depth = 0;
  #isInArray = false;
  #isInString = false;
  #isEscaped = false;
  /** Line the value at hand began on; null between values. */
  #began: number | null = null;
  /** What earlier chunks had of it. */
  #text = '';

  *add(chunk: string): Generator<JsonText> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const character = chunk.charCodeAt(at);
      if (character === LINE_FEED) this.#line += 1;
      if (this.#isInString) {
        this.#inString(character);
        continue;
      }
      const isBetween = this.#began === null;
      const after = this.#step(character);
      if (isBetween && this.#began !== null) from = at;
      if (after === 'ends before' || after === 'ends with') {
        yield this.#cut(chunk.slice(from, after === 'ends with' ? at + 1 : at));
      }
    }
    if (this.#began === null) return;
    this.#text += chunk.slice(from);
    if (this.#text.length > MAX_CHARACTERS) yield this.#cut('');
  }

  *end(): Generator<JsonText> {
    if (this.#began !== null) yield this.#cut('');
  }

  /** Takes a character outside strings; says whether the value at hand ends there. */
  #step(character: number): 'ends before' | 'ends with' | null {
    const isInside = this.#depth > 0;
    if (character === CLOSE_LIST || character === CLOSE_OBJECT) {
      if (isInside) {
        this.#depth -= 1;
        return this.#depth === 0 ? 'ends with' : null;
      }
      this.#isInArray = false;
      return this.#began === null ? null : 'ends before';
    }
    if (isInside) {
      if (character === QUOTE) this.#isInString = true;
      else if (character === OPEN_LIST || character === OPEN_OBJECT) this.#depth += 1;
      return null;
    }
    if (character === COMMA) return this.#began === null ? null : 'ends before';
    if (BLANKS.includes(character)) return null;
    if (character === OPEN_LIST && !this.#isInArray && this.#began === null) {
      this.#isInArray = true;
      return null;
    }
    this.#began ??= this.#line;
    if (character === QUOTE) this.#isInString = true;
    else if (character === OPEN_LIST || character === OPEN_OBJECT) this.#depth += 1;
    return null;
  }

  /** No string of JSON has a line feed in it: one that seems to is not closed, and ends there. */
  #inString(character: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (character === BACKSLASH) this.#isEscaped = true;
    else if (character === QUOTE || character === LINE_FEED) this.#isInString = false;
  }

  #cut(rest: string): JsonText {
    const text = this.#text + rest;
    const line = this.#began ?? this.#line;
    this.#text = '';
    this.#began = null;
    this.#depth = 0;
    return { line, text };
  }
}
