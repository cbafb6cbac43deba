import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import { Volume } from '../../shared/volume/volume.type.js';

/*
 * What the check needs to know of the sections the other subgraphs own. Nothing here is resolved: the gateway brings it along
 * (`@requires`), so rules over several sections need no subgraph to know another.
 */

@ObjectType()
export class Recommendation {
  @Field(() => Int)
  @Directive('@external')
  rank!: number;

  @Field(() => String)
  @Directive('@external')
  name!: string;
}

@ObjectType()
export class NationalSharing {
  @Field(() => YearMonthScalar, { nullable: true })
  @Directive('@external')
  recommendedFor!: YearMonth | null;

  @Field(() => [Recommendation])
  @Directive('@external')
  recommendations!: Recommendation[];
}

@ObjectType()
export class DepartmentRank {
  @Field(() => Int)
  @Directive('@external')
  rank!: number;

  @Field(() => String)
  @Directive('@external')
  name!: string;

  @Field(() => Volume)
  @Directive('@external')
  volume!: Volume;
}

@ObjectType()
export class DepartmentSharing {
  @Field(() => [String])
  @Directive('@external')
  serviceLeaders!: string[];

  @Field(() => [DepartmentRank])
  @Directive('@external')
  serviceRanking!: DepartmentRank[];

  @Field(() => [String])
  @Directive('@external')
  usageLeaders!: string[];

  @Field(() => [DepartmentRank])
  @Directive('@external')
  usageRanking!: DepartmentRank[];
}

@ObjectType()
export class PrefectureRank {
  @Field(() => Int)
  @Directive('@external')
  rank!: number;

  @Field(() => String)
  @Directive('@external')
  name!: string;

  @Field(() => Volume)
  @Directive('@external')
  volume!: Volume;
}

@ObjectType()
export class PrefectureSharing {
  @Field(() => [String])
  @Directive('@external')
  serviceLeaders!: string[];

  @Field(() => [PrefectureRank])
  @Directive('@external')
  serviceRanking!: PrefectureRank[];

  @Field(() => [String])
  @Directive('@external')
  usageLeaders!: string[];

  @Field(() => [PrefectureRank])
  @Directive('@external')
  usageRanking!: PrefectureRank[];
}
