import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { MinistryKind } from './ministry.entity.js';

enum MinistryKindEnum {
  MINISTRY = 'MINISTRY',
  STATE_COUNCIL_BODY = 'STATE_COUNCIL_BODY',
  PLATFORM = 'PLATFORM',
}

registerEnumType(MinistryKindEnum, {
  name: 'MinistryKind',
  description: 'What kind of body owns a national resource.',
  valuesConfig: {
    MINISTRY: { description: '国务院组成部门: a ministry.' },
    STATE_COUNCIL_BODY: { description: '国务院直属机构、部门管理的国家局: a body under the State Council.' },
    PLATFORM: { description: '平台: a platform that issues name as the owner, such as 国家政务服务平台.' },
  },
});

@ObjectType({ description: '国家部委: a national body that owns data resources.' })
@Directive('@key(fields: "id")')
export class Ministry {
  @Field(() => ID, { description: 'Stable; carries no meaning.' })
  id!: string;

  @Field(() => String, { description: 'Short name, as the report prints it: 工业和信息化部.' })
  name!: string;

  @Field(() => String, { description: '全称: 中华人民共和国工业和信息化部.' })
  fullName!: string;

  @Field(() => String)
  englishName!: string;

  @Field(() => MinistryKindEnum)
  kind!: MinistryKind;
}
