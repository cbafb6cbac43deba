import { Field, InputType } from 'type-graphql';
import { RankingsInput } from '../../shared/ranking/rankings.input.js';
import { PutSectionInput } from '../../shared/section/section.input.js';

@InputType({ description: '四、市州数据共享服务情况, whole.' })
export class PrefectureSharingInput extends RankingsInput {}

@InputType()
export class PutPrefectureSharingInput extends PutSectionInput {
  @Field(() => PrefectureSharingInput, { nullable: true, description: 'Null if the issue prints no such section.' })
  content?: PrefectureSharingInput | null;
}
