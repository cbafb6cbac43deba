import type { AuditEventEntity } from '../../shared/audit/audit-event.entity.js';
import { monthOf, revisionOf } from '../../shared/snapshot/snapshot.js';
import type { RevisionEntity } from '../revision/revision.entity.js';
import { type PublicationEvent, PublicationEventKind } from './publication-event.type.js';

/** @param revision  What the event was about, to tell a first publication from a correction. */
export const toPublicationEvent = (
  { sequence, action, object, at }: AuditEventEntity,
  revision: RevisionEntity | null,
): PublicationEvent => ({
  sequence,
  kind: kindOf(action, revision),
  month: monthOf(object),
  revision: revisionOf(object),
  at,
});

function kindOf(action: string, revision: RevisionEntity | null): PublicationEventKind {
  if (action === 'withdrawReport') return PublicationEventKind.WITHDRAWN;
  const corrects = action === 'publishReport' && (revision?.basedOn ?? null) !== null;
  return corrects ? PublicationEventKind.REVISED : PublicationEventKind.PUBLISHED;
}
