import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';

export enum PublicationEventKind {
  PUBLISHED = 'PUBLISHED',
  REVISED = 'REVISED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(PublicationEventKind, {
  name: 'PublicationEventKind',
  description: 'What changed in what is published.',
  valuesConfig: {
    PUBLISHED: { description: '发布: a month that was not published is now, or is again.' },
    REVISED: { description: '更正: a revision took the place of the one that was published.' },
    WITHDRAWN: { description: '撤回: a revision was taken out of publication.' },
  },
});

@ObjectType({
  description: '发布事件: a change in what is published. Of a withdrawn revision it tells no more than that.',
})
export class PublicationEvent {
  @Field(() => Int, { description: 'Grows from event to event, with gaps: where a reader has got to.' })
  sequence!: number;

  @Field(() => PublicationEventKind)
  kind!: PublicationEventKind;

  @Field(() => YearMonthScalar)
  month!: YearMonth;

  @Field(() => Int, { description: '修订号.' })
  revision!: number;

  @Field(() => DateTimeScalar)
  at!: string;
}
