import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  FormatCategory,
  InterfaceKind,
  ItemDataType,
  SharingMethod,
  SharingType,
  UpdateFrequency,
} from '../../../catalog/code-lists.js';
import { DateScalar, DateTimeScalar } from '../../shared/graphql/scalars.js';
import {
  FormatCategoryEnum,
  InterfaceKindEnum,
  ItemDataTypeEnum,
  ResourceStatus,
  SharingMethodEnum,
  SharingTypeEnum,
  UpdateFrequencyEnum,
} from './code-list-enums.js';

@ObjectType({ description: '信息资源分类, read from the code: class, item, head and detail.' })
export class ResourceClassification {
  @Field(() => String, { description: '类, one digit: 1 基础, 2 主题, 3 部门.' })
  classCode!: string;

  @Field(() => String, { description: '项, two digits.' })
  itemCode!: string;

  @Field(() => String, { description: '目, three digits.' })
  headCode!: string;

  @Field(() => String, { description: '细目, as many digits as the class needs; may be empty.' })
  detailCode!: string;
}

@ObjectType({ description: '信息项: a column of a table, or an element of a message.' })
export class ResourceItem {
  @Field(() => String)
  name!: string;

  @Field(() => ItemDataTypeEnum, { nullable: true, description: '数据类型.' })
  dataType!: ItemDataType | null;

  @Field(() => Int, { nullable: true, description: '数据长度.' })
  length!: number | null;
}

@ObjectType({ description: 'What a source says of an entry beyond the national guide, by its own name for it.' })
export class ResourceExtension {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType({ description: 'What a source calls an entry. Kept for good, whatever becomes of the entry.' })
export class ExternalId {
  @Field(() => String)
  source!: string;

  @Field(() => String)
  externalId!: string;
}

@ObjectType({
  description: '国家数据资源: an entry of the national catalog (政务信息资源目录), as one source gives it.',
})
@Directive('@key(fields: "id")')
export class NationalResource {
  @Field(() => ID, { description: 'Stable; carries no meaning.' })
  id!: string;

  @Field(() => ID, { description: '信息资源代码, such as "307001/000001". Text: zeros and the slash matter.' })
  code!: string;

  @Field(() => String, { description: '信息资源名称.' })
  title!: string;

  @Field(() => ResourceClassification, { description: '信息资源分类.' })
  classification!: ResourceClassification;

  @Field(() => String, { nullable: true, description: '信息资源摘要.' })
  abstract!: string | null;

  @Field(() => String, { description: '信息资源提供方, as the source writes it.' })
  providerName!: string;

  @Field(() => String, { nullable: true, description: '信息资源提供方代码: unified social credit code.' })
  providerCode!: string | null;

  @Field(() => String, { nullable: true, description: '提供方内部部门.' })
  providerUnit!: string | null;

  @Field(() => FormatCategoryEnum, { nullable: true, description: '信息资源格式分类.' })
  formatCategory!: FormatCategory | null;

  @Field(() => String, { nullable: true, description: '信息资源格式类型.' })
  formatType!: string | null;

  @Field(() => String, { nullable: true, description: '其他类型资源格式描述.' })
  formatDescription!: string | null;

  @Field(() => [ResourceItem], { description: '信息项, in the order of the source.' })
  items!: ResourceItem[];

  @Field(() => SharingTypeEnum, { description: '共享类型.' })
  sharingType!: SharingType;

  @Field(() => String, { nullable: true, description: '共享条件.' })
  sharingCondition!: string | null;

  @Field(() => SharingMethodEnum, { nullable: true, description: '共享方式.' })
  sharingMethod!: SharingMethod | null;

  @Field(() => InterfaceKindEnum, { nullable: true, description: '共享方式类型.' })
  interfaceKind!: InterfaceKind | null;

  @Field(() => Boolean, { nullable: true, description: '是否向社会开放; null if the source does not say.' })
  openToPublic!: boolean | null;

  @Field(() => String, { nullable: true, description: '开放条件.' })
  openCondition!: string | null;

  @Field(() => UpdateFrequencyEnum, { nullable: true, description: '更新周期.' })
  updateFrequency!: UpdateFrequency | null;

  @Field(() => DateScalar, { nullable: true, description: '发布日期.' })
  publishedOn!: string | null;

  @Field(() => [String], { description: '关联资源代码.' })
  relatedResourceCodes!: string[];

  @Field(() => [ResourceExtension], { description: 'By name.' })
  extensions!: ResourceExtension[];

  @Field(() => String, { description: 'The upstream directory it comes from; `manual` if a person entered it.' })
  source!: string;

  @Field(() => ResourceStatus)
  status!: ResourceStatus;

  @Field(() => Int, { description: 'Counted from 1; every change is a new version.' })
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: string;

  @Field(() => DateTimeScalar, { description: 'When the current version came to be.' })
  changedAt!: string;

  externalId!: string;
  ministryId!: string | null;
  createdBy!: string;
  createdRunId!: string | null;
  runId!: string | null;
  line!: number | null;
  contentHash!: string;
}
