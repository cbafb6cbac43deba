import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { NationalContext } from '../context.js';
import { Ministry } from '../ministry/ministry.type.js';
import { NationalResource } from './national-resource.type.js';

@Resolver(() => NationalResource)
export class NationalResourceResolver {
  @Query(() => NationalResource, { nullable: true, description: 'Null if no entry has this code.' })
  nationalResource(
    @Arg('code', () => ID) code: string,
    @Ctx() { loaders }: NationalContext,
  ): Promise<NationalResource | null> {
    return loaders.resourceByCode.load(code);
  }

  @FieldResolver(() => Ministry, { nullable: true, description: '提供方; null if it is not in the registry.' })
  ministry(
    @Root() { ministryId }: NationalResource,
    @Ctx() { loaders }: NationalContext,
  ): Promise<Ministry | null> | null {
    return ministryId === null ? null : loaders.ministry.load(ministryId);
  }

  @FieldResolver(() => [String], {
    description: 'Snapshots that recommend it, drafts included: `reports` picks what the caller may see.',
  })
  @Directive('@inaccessible')
  recommendingSnapshots(@Root() resource: NationalResource, @Ctx() { loaders }: NationalContext): Promise<string[]> {
    return loaders.recommendingSnapshots.load(resource);
  }
}
