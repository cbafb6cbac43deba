import { Field, ObjectType } from 'type-graphql';
import type { Dimension, Indicator as RegisteredIndicator } from '../../../issue/indicators.js';

// Scalars only, for BI tools: an enum would lose them the column.
@ObjectType({ description: '指标: a figure every issue prints, with what a statistician has to know of it.' })
export class Indicator implements RegisteredIndicator {
  @Field(() => String, { description: 'As observations name it: PREFECTURE_USAGE.' })
  code!: string;

  @Field(() => String, { description: '名称, as the report calls it.' })
  name!: string;

  @Field(() => String)
  englishName!: string;

  @Field(() => String, { description: '定义, in Chinese.' })
  definition!: string;

  @Field(() => String, { description: 'The definition in English.' })
  englishDefinition!: string;

  @Field(() => String, { description: '单位 of the exact value: 次 or 个.' })
  unit!: RegisteredIndicator['unit'];

  @Field(() => String, { description: '来源: the section or table of the issue that prints it.' })
  sourceTable!: string;

  @Field(() => String, { description: 'Whom it is about: PLATFORM, NATIONAL, DEPARTMENT or PREFECTURE.' })
  dimension!: Dimension;

  @Field(() => Boolean, { description: '累计: a figure so far, never to be added up over months.' })
  cumulative!: boolean;

  @Field(() => String, { description: '修订政策: what becomes of a figure that was wrong.' })
  revisionPolicy!: string;
}
