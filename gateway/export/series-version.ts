import { ExportVersionDocument } from '../../operations/generated/graphql.js';
import { invariant } from '../../subgraphs/shared/errors.js';
import type { Version } from '../http/validators.js';
import type { Run } from './export.js';
import type { Parameters } from './parameters.js';

/** The range an address asks for, as the operations take it. */
export const rangeOf = (parameters: Parameters) => ({
  from: parameters.get('from') ?? null,
  to: parameters.get('to') ?? null,
});

/** The version of everything that is told of a range of months. */
export async function seriesVersion(run: Run, parameters: Parameters): Promise<Version> {
  const { series, latestPublicationEvent } = await run(ExportVersionDocument, rangeOf(parameters));
  invariant(series, 'a series without errors is there');
  return { content: series.version, changedAt: latestPublicationEvent?.at ?? null, isPublished: true };
}
