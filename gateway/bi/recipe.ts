/** How far a recipe was tried: run in the product, run in the part of it that runs here, or not. */
export type Tried = 'run' | 'in part' | 'not run';

export interface Snippet {
  /** Finds it in tests. */
  id: string;
  /** What to do with it. */
  text: string;
  /** Of the code, as Markdown names it. */
  language: string;
  code: string;
}

/** How a tool gets at the figures: copy, paste, works. */
export interface Recipe {
  /** Name of its file and place on the page. */
  id: string;
  tool: string;
  tried: Tried;
  /** By what it was tried, or why it was not. */
  how: string;
  text: string;
  snippets: readonly Snippet[];
  notes?: readonly string[];
}

/** Stands for the address of the server, which a page knows and a document does not. */
export const BASE = '{{BASE}}';
export const EXAMPLE_BASE = 'https://report.example.org';

/** What a reader sees for `BASE`. */
export const withBase = (text: string, base: string): string => text.replaceAll(BASE, base);
