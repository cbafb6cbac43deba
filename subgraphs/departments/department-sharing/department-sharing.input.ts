import { Field, InputType, Int } from 'type-graphql';
import type { DepartmentSharingSection } from '../../../issue/issue.js';
import { at, checkCount, checkRows, checkText } from '../../shared/graphql/check-input.js';
import { RankingsInput, toRankings } from '../../shared/ranking/rankings.input.js';
import { PutSectionInput } from '../../shared/section/section.input.js';

@InputType({ description: 'A place in the ranking by timeliness, as printed.' })
export class ResponsivenessRankInput {
  @Field(() => Int, { description: 'Place, from 1.' })
  rank!: number;

  @Field(() => String, { description: 'The name as printed.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Line of the document it was read from, counted from 1.' })
  line?: number | null;
}

@InputType({ description: '三、部门数据共享服务情况, whole.' })
export class DepartmentSharingInput extends RankingsInput {
  @Field(() => [ResponsivenessRankInput], { defaultValue: [], description: '三（一）申请响应及时度.' })
  responsiveness!: ResponsivenessRankInput[];
}

@InputType()
export class PutDepartmentSharingInput extends PutSectionInput {
  @Field(() => DepartmentSharingInput, { nullable: true, description: 'Null if the issue prints no such section.' })
  content?: DepartmentSharingInput | null;
}

/** @throws {ReportError} BAD_USER_INPUT with the path of what is wrong. */
export function toDepartmentSharing(input: DepartmentSharingInput): DepartmentSharingSection {
  const responsiveness = checkRows(input.responsiveness, ['responsiveness']).map(({ rank, name, line = null }, index) =>
    at(['responsiveness', index], () => ({
      rank: checkCount(rank, ['rank'], 1),
      name: checkText(name, ['name']),
      line,
    })),
  );
  return { ...toRankings(input), responsiveness };
}
