import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { monthOf } from '../../shared/snapshot/snapshot.js';
import type { NationalContext } from '../context.js';
import { Ministry } from '../ministry/ministry.type.js';
import { NamedDepartment } from '../named-department/named-department.type.js';
import { NationalResource } from '../national-resource/national-resource.type.js';
import { NationalApplications, NationalSharing, Recommendation } from './national-sharing.type.js';
import { recommendedResource } from './recommended-resource.js';

@Resolver(() => NationalSharing)
export class NationalSharingResolver {
  @FieldResolver(() => [Recommendation], {
    description: '表 2-2 国家数据资源推荐, in printed order; empty if the issue prints no such table.',
  })
  recommendations(
    @Root() { snapshot }: NationalSharing,
    @Ctx() { loaders }: NationalContext,
  ): Promise<Recommendation[]> {
    return loaders.recommendation.load(snapshot);
  }

  @FieldResolver(() => [Recommendation], {
    description:
      'Those of the recommendations that have no catalog entry, to be looked after. Not part of the snapshot.',
  })
  async unmatchedRecommendations(
    @Root() { snapshot }: NationalSharing,
    @Ctx() context: NationalContext,
  ): Promise<Recommendation[]> {
    const printed = await context.loaders.recommendation.load(snapshot);
    const resources = await Promise.all(printed.map((each) => recommendedResource(each, context)));
    return printed.filter((_, index) => resources[index] === null);
  }
}

@Resolver(() => NationalApplications)
export class NationalApplicationsResolver {
  @FieldResolver(() => [NamedDepartment], { description: 'Departments named, of those that applied.' })
  async namedDepartments(
    @Root() { snapshot }: NationalApplications,
    @Ctx() { loaders }: NationalContext,
  ): Promise<NamedDepartment[]> {
    const rows = await loaders.namedDepartment.load(snapshot);
    return rows.map(({ name }) => ({ name, month: monthOf(snapshot) }));
  }
}

@Resolver(() => Recommendation)
export class RecommendationResolver {
  @FieldResolver(() => Ministry, {
    nullable: true,
    description: 'The ministry the name stands for; null if none has this name. Not part of the snapshot.',
  })
  async ministry(
    @Root() { ministryName }: Recommendation,
    @Ctx() { loaders }: NationalContext,
  ): Promise<Ministry | null> {
    const id = await loaders.ministryId.load(ministryName);
    return id === null ? null : loaders.ministry.load(id);
  }

  @FieldResolver(() => NationalResource, {
    nullable: true,
    description:
      'The catalog entry with this code, or with this very title and ministry; null if there is none. Not part of the snapshot.',
  })
  resource(@Root() printed: Recommendation, @Ctx() context: NationalContext): Promise<NationalResource | null> {
    return recommendedResource(printed, context);
  }
}
