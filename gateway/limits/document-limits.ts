import { ReportError } from '../../subgraphs/shared/errors.js';
import type { Measures } from './measure-document.js';

/** The most a document may have of each. The whole report of a month has depth 5, 110 fields and no alias. */
export const DOCUMENT_LIMITS: Readonly<Measures> = {
  definitions: 100,
  depth: 12,
  // As deep as the introspection queries of the usual tools, and a little more.
  introspectionDepth: 20,
  nesting: 40,
  rootFields: 30,
  fields: 1_000,
  aliases: 60,
  directives: 50,
};

/** Words of a document; the parser stops at the first one too many. */
export const MAX_TOKENS = 4_000;

const NAMES: Readonly<Record<keyof Measures, string>> = {
  definitions: 'operations and fragments',
  depth: 'levels of fields',
  introspectionDepth: 'levels of introspection',
  nesting: 'levels of selection sets',
  rootFields: 'root fields',
  fields: 'fields, fragments expanded',
  aliases: 'aliases, fragments expanded',
  directives: 'directives, fragments expanded',
};

/** What a document has too much of; nothing if it keeps within the limits. */
export function limitErrors(measures: Measures): ReportError[] {
  const names = Object.keys(DOCUMENT_LIMITS) as (keyof Measures)[];
  return names
    .filter((name) => measures[name] > DOCUMENT_LIMITS[name])
    .map((name) => tooComplex(name, DOCUMENT_LIMITS[name], measures[name]));
}

function tooComplex(limit: keyof Measures, allowed: number, found: number): ReportError {
  const message = `Expected at most ${allowed} ${NAMES[limit]}, found ${found}.`;
  return new ReportError('QUERY_TOO_COMPLEX', message, { limit, allowed, found });
}
