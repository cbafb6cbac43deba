import { readFileSync } from 'node:fs';
import type { ImportOptions, ImportResult } from '../../cli/report/import-issue.js';
import type { Issue } from '../../issue/issue.js';
import { decodeDocument } from '../../issue/read/decode-document.js';
import { readIssue } from '../../issue/read/read-issue.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';
import type { TestGraph } from './graph.js';
import { importData } from './import-data.js';

/** The issue of June 2024, its contact person replaced by an invented one. */
export const SAMPLE_FILE = packageFile('issue/sample/2024-06.txt');
export const SAMPLE_TEXT = readFileSync(SAMPLE_FILE, 'utf8');

export const parse = (text: string): Issue => readIssue(decodeDocument(Buffer.from(text)));

/** Imports the sample, or a changed copy of it. */
export function importText(
  graph: TestGraph,
  text: string = SAMPLE_TEXT,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> {
  return importData(graph, parse(text), options, Buffer.from(text));
}

/** The sample with some of its text replaced; all of it must be there. */
export function edited(...replacements: [from: string | RegExp, to: string][]): string {
  return replacements.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`Expected ${from} in the text, found none.`);
    return changed;
  }, SAMPLE_TEXT);
}
