import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../shared/graphql/scalars.js';
import type { DepartmentKind } from './department.entity.js';

export enum DepartmentKindEnum {
  GOVERNMENT_DEPARTMENT = 'GOVERNMENT_DEPARTMENT',
  CENTRAL_VERTICAL = 'CENTRAL_VERTICAL',
  COURT = 'COURT',
  INSTITUTION = 'INSTITUTION',
}

registerEnumType(DepartmentKindEnum, {
  name: 'DepartmentKind',
  description:
    'What kind of body a "department" (部门) of the report is: the word is wider than government departments.',
  valuesConfig: {
    GOVERNMENT_DEPARTMENT: { description: '政府部门: a department of the provincial government.' },
    CENTRAL_VERTICAL: { description: '垂直管理机构: run by a central body, such as 省税务局.' },
    COURT: { description: '法院: a court, such as 省高院.' },
    INSTITUTION: { description: '事业单位: an institution, such as 省公共资源交易中心.' },
  },
});

@ObjectType({ description: '省直部门: a provincial body that provides or uses data.' })
@Directive('@key(fields: "id")')
export class Department {
  @Field(() => ID, { description: 'Stable; carries no meaning.' })
  id!: string;

  @Field(() => String, { description: 'Short name, as the report prints it: 省发展改革委.' })
  name!: string;

  @Field(() => String, { description: '全称: 贵州省发展和改革委员会.' })
  fullName!: string;

  @Field(() => String)
  englishName!: string;

  @Field(() => DepartmentKindEnum)
  kind!: DepartmentKind;

  @Field(() => String, {
    nullable: true,
    description: '统一社会信用代码 (GB 32100), 18 characters; null where it is not known for sure.',
  })
  creditCode!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of its existence; null if before every issue.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of its existence; null while it exists.' })
  validUntil!: string | null;

  superiorMinistryId!: string | null;
}
