import type { NationalResourceEntity } from './national-resource.entity.js';
import type { NationalResource, ResourceClassification } from './national-resource.type.js';
import { itemOf } from './resource-writer.js';

/** 类, 项, 目 and 细目 stand before the slash. */
const CLASSIFICATION = /^(\d)(\d{2})(\d{3})(\d*)\//;

/** A row as the schema shows it. */
export function toResource(row: NationalResourceEntity): NationalResource {
  const { id, runId, createdRunId, content: _read, ...rest } = row;
  return {
    ...itemOf(row),
    ...rest,
    id: String(id),
    classification: classify(row.code),
    runId: toId(runId),
    createdRunId: toId(createdRunId),
  };
}

const toId = (id: number | null): string | null => (id === null ? null : String(id));

function classify(code: string): ResourceClassification {
  const [, classCode = '', itemCode = '', headCode = '', detailCode = ''] = CLASSIFICATION.exec(code) ?? [];
  return { classCode, itemCode, headCode, detailCode };
}
