import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, SafeIntScalar } from '../../shared/graphql/scalars.js';

@ObjectType({
  description: '目录同步事件: a source was synced, and what that changed. Dry runs, and runs given up, are none.',
})
export class CatalogSyncEvent {
  @Field(() => Int, { description: 'Grows from event to event, with gaps: where a reader has got to.' })
  sequence!: number;

  @Field(() => String, { description: 'The upstream directory.' })
  source!: string;

  @Field(() => SafeIntScalar)
  created!: number;

  @Field(() => SafeIntScalar)
  updated!: number;

  @Field(() => SafeIntScalar)
  restored!: number;

  @Field(() => SafeIntScalar)
  retired!: number;

  @Field(() => DateTimeScalar)
  at!: string;
}
