import { type EntityManager, In } from 'typeorm';
import { bucketOf } from '../../../catalog/bucket-digest.js';
import { insertMany } from '../../shared/database/insert-many.js';
import type { BucketChanges } from '../catalog-bucket/change-buckets.js';
import { ExternalIdEntity } from '../national-resource/external-id.entity.js';
import { NationalResourceEntity } from '../national-resource/national-resource.entity.js';
import type { KnownId } from '../national-resource/resource-writer.js';

/** An entry of which its source now says what a person had made of it. */
export interface Agreement {
  externalId: string;
  known: KnownId;
  /** Content hash of what both say. */
  hash: string;
}

/** Notes that sources agree with what people made of their entries; the entries stay as they are, version and all. */
export async function agree(
  manager: EntityManager,
  source: string,
  agreements: readonly Agreement[],
  buckets: BucketChanges,
): Promise<void> {
  if (agreements.length === 0) return;
  for (const { externalId, known, hash } of agreements) {
    buckets.remove(externalId, known.sourceHash);
    buckets.add(externalId, hash);
  }
  await insertMany(
    manager,
    ExternalIdEntity,
    agreements.map(({ externalId, known, hash }) => ({
      ...known,
      source,
      bucket: bucketOf(externalId),
      externalId,
      sourceHash: hash,
    })),
    { onConflict: 'overwrite' },
  );
  const ids = agreements.map(({ known: { resourceId } }) => resourceId);
  await manager.update(NationalResourceEntity, { id: In(ids) }, { edited: false });
}
