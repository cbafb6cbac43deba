import { fold, plainSpaces, withoutInvisible } from './normalise.js';

/** A line of the document that is not blank. */
export interface Line {
  /** Counted from 1 over all lines, blank ones included. */
  number: number;
  /** As printed, without the space around it; every kind of space is " ". */
  text: string;
  /** The same, as patterns see it; of the same length. */
  folded: string;
  /** A blank line, or the start of the document, stands before it. */
  afterBlank: boolean;
}

/** The lines of a document that are not blank. Lines end in LF, CRLF or CR. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  for (const [index, raw] of withoutInvisible(text)
    .split(/\r\n|\n|\r/)
    .entries()) {
    const printed = plainSpaces(raw).trim();
    if (printed !== '') lines.push({ number: index + 1, text: printed, folded: fold(printed), afterBlank });
    afterBlank = printed === '';
  }
  return lines;
}
