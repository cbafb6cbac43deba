import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { REGION_KINDS, type RegionKind } from '../../../issue/regions.js';

const RegionKindEnum = Object.fromEntries(REGION_KINDS.map((kind) => [kind, kind])) as { [K in RegionKind]: K };

registerEnumType(RegionKindEnum, {
  name: 'PrefectureKind',
  description: 'What kind of region tables 4-1 and 4-2 list.',
  valuesConfig: {
    PREFECTURE_LEVEL_CITY: { description: '地级市: a prefecture-level city.' },
    AUTONOMOUS_PREFECTURE: { description: '自治州: an autonomous prefecture.' },
    NATIONAL_NEW_AREA: { description: '国家级新区: 贵安新区, which is no administrative division.' },
  },
});

@ObjectType({ description: 'A GB/T 2260 code a region had before.' })
export class FormerCode {
  @Field(() => String)
  code!: string;

  @Field(() => Int, { description: 'The last year it was in force.' })
  untilYear!: number;
}

@ObjectType({ description: '市州: a prefecture-level division of Guizhou, or Gui’an New Area (贵安新区).' })
@Directive('@key(fields: "id")')
export class Prefecture {
  @Field(() => ID, { description: 'The GB/T 2260 code, or "gz-guian" for 贵安新区, which has none.' })
  id!: string;

  @Field(() => String, { description: 'As the report prints it: 黔南州.' })
  @Directive('@shareable')
  name!: string;

  @Field(() => String, { description: 'Without its kind: 黔南.' })
  shortName!: string;

  @Field(() => String, { description: '全称: 黔南布依族苗族自治州.' })
  fullName!: string;

  @Field(() => String)
  englishName!: string;

  @Field(() => RegionKindEnum)
  kind!: RegionKind;

  @Field(() => String, { nullable: true, description: 'GB/T 2260 行政区划代码; null for 贵安新区.' })
  gbt2260!: string | null;

  @Field(() => [FormerCode], { description: 'Codes old data may carry.' })
  formerCodes!: FormerCode[];
}
