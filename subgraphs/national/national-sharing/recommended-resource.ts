import { RESOURCE_CODE } from '../../../catalog/code-lists.js';
import type { NationalContext } from '../context.js';
import type { NationalResource } from '../national-resource/national-resource.type.js';
import type { Recommendation } from './national-sharing.type.js';

/** The catalog entry a printed recommendation means: by its code, or by this very title and ministry; null if there is none. */
export async function recommendedResource(
  { name, ministryName }: Recommendation,
  { loaders }: NationalContext,
): Promise<NationalResource | null> {
  if (RESOURCE_CODE.test(name)) return loaders.resourceByCode.load(name);
  const ministryId = await loaders.ministryId.load(ministryName);
  return ministryId === null ? null : loaders.recommendedResource.load({ title: name, ministryId });
}
