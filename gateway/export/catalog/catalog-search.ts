import type { ExportCatalogQueryVariables, NationalResourceFilter } from '../../../operations/generated/graphql.js';
import { ExportError } from '../export-error.js';
import type { Parameters } from '../parameters.js';

const TEXTS = ['ministryId', 'source'] as const;
/** Several values with commas between them. */
const LISTS = ['sharingType', 'updateFrequency', 'interfaceKind', 'status'] as const;

/** What the query of the catalog takes, by the same names. */
export const FILTER_PARAMETERS = ['text', ...TEXTS, ...LISTS, 'openToPublic'] as const;

/** What an address asks for, as the query takes it, which also refuses what there is none of. */
export function searchOf(parameters: Parameters): Pick<ExportCatalogQueryVariables, 'text' | 'filter'> {
  const entries = [
    ...TEXTS.map((name) => [name, parameters.get(name)]),
    ...LISTS.map((name) => [name, parameters.get(name)?.split(',')]),
    ['openToPublic', openToPublicOf(parameters.get('openToPublic'))],
  ].filter(([, value]) => value !== undefined);
  return { text: parameters.get('text') ?? null, filter: Object.fromEntries(entries) as NationalResourceFilter };
}

function openToPublicOf(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  throw new ExportError(
    400,
    'BAD_USER_INPUT',
    `Expected true or false in "openToPublic", found "${text.slice(0, 40)}".`,
  );
}
