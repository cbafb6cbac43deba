import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { AuditEventEntity } from '../../shared/audit/audit-event.entity.js';
import { ReportError } from '../../shared/errors.js';
import { monthOf, revisionOf } from '../../shared/snapshot/snapshot.js';
import type { ReportsContext } from '../context.js';
import { PublicationEvent } from './publication-event.type.js';
import { toPublicationEvent } from './to-publication-event.js';

const MAX_PAGE = 500;

@Resolver()
export class PublicationEventQueries {
  @Query(() => [PublicationEvent], {
    nullable: true,
    description: 'What was published, corrected and withdrawn, the earliest first.',
  })
  async publicationEvents(
    @Arg('after', () => Int, { defaultValue: 0, description: 'Only events after the one with this sequence.' })
    after: number,
    @Arg('first', () => Int, { defaultValue: 100, description: `1 to ${MAX_PAGE}.` }) first: number,
    @Ctx() context: ReportsContext,
  ): Promise<PublicationEvent[]> {
    if (first < 1 || first > MAX_PAGE) {
      throw new ReportError('BAD_USER_INPUT', `Expected "first" from 1 to ${MAX_PAGE}, found ${first}.`);
    }
    const events = await context.publicationEvents.findAfter(after, first);
    return Promise.all(events.map((event) => told(event, context)));
  }

  @Query(() => PublicationEvent, {
    nullable: true,
    description: 'The last change of what is published; null if nothing ever was.',
  })
  async latestPublicationEvent(@Ctx() context: ReportsContext): Promise<PublicationEvent | null> {
    const event = await context.publicationEvents.findLatest();
    return event && told(event, context);
  }
}

async function told(event: AuditEventEntity, { loaders }: ReportsContext): Promise<PublicationEvent> {
  const { object } = event;
  return toPublicationEvent(
    event,
    await loaders.revision.load({ month: monthOf(object), revision: revisionOf(object) }),
  );
}
