import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { InterfaceKind, SharingType, UpdateFrequency } from '../../../catalog/code-lists.js';
import { PageInfo } from '../../shared/graphql/page-info.type.js';
import { SafeIntScalar } from '../../shared/graphql/scalars.js';
import {
  InterfaceKindEnum,
  ResourceStatus,
  SharingTypeEnum,
  UpdateFrequencyEnum,
} from '../national-resource/code-list-enums.js';
import { NationalResource } from '../national-resource/national-resource.type.js';
import type { SearchQuery } from './search-query.js';

@InputType({
  description: 'Entries must meet every condition given; of a list, one of its values. An empty list is no condition.',
})
export class NationalResourceFilter {
  @Field(() => ID, { nullable: true, description: '提供方: id of the ministry.' })
  ministryId?: string | null;

  @Field(() => [SharingTypeEnum], { nullable: true })
  sharingType?: SharingType[] | null;

  @Field(() => [UpdateFrequencyEnum], { nullable: true })
  updateFrequency?: UpdateFrequency[] | null;

  @Field(() => [InterfaceKindEnum], { nullable: true })
  interfaceKind?: InterfaceKind[] | null;

  @Field(() => [ResourceStatus], { nullable: true, description: 'ACTIVE if nothing is given.' })
  status?: ResourceStatus[] | null;

  @Field(() => String, { nullable: true, description: 'The upstream directory.' })
  source?: string | null;

  @Field(() => Boolean, { nullable: true })
  openToPublic?: boolean | null;
}

@ObjectType()
export class NationalResourceEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => NationalResource)
  node!: NationalResource;
}

@ObjectType({ description: 'A value of a field, and how many of the entries found have it.' })
export class FacetCount {
  @Field(() => String, { nullable: true, description: 'Null: the source does not say.' })
  value!: string | null;

  @Field(() => SafeIntScalar)
  count!: number;
}

@ObjectType({
  description: 'How the entries found are spread over the values of each field. The most frequent value first.',
})
export class NationalResourceFacets {
  @Field(() => [FacetCount], { description: 'By id of the ministry.' })
  @Directive('@listSize(assumedSize: 60)')
  ministry!: FacetCount[];

  @Field(() => [FacetCount])
  sharingType!: FacetCount[];

  @Field(() => [FacetCount])
  updateFrequency!: FacetCount[];

  @Field(() => [FacetCount])
  interfaceKind!: FacetCount[];

  @Field(() => [FacetCount])
  status!: FacetCount[];

  @Field(() => [FacetCount])
  source!: FacetCount[];

  @Field(() => [FacetCount], { description: '`true`, `false` or null.' })
  openToPublic!: FacetCount[];
}

@ObjectType({ description: 'A page of entries found.' })
export class NationalResourceConnection {
  @Field(() => [NationalResourceEdge])
  edges!: NationalResourceEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  query!: SearchQuery;
}
