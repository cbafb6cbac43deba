import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { NationalContext } from '../context.js';
import { CatalogVersion } from './catalog-version.type.js';

@Resolver()
export class CatalogVersionResolver {
  @Query(() => CatalogVersion, {
    nullable: true,
    description: 'The version of all entries, or of those of one source: cheap to ask again and again.',
  })
  async catalogVersion(
    @Arg('source', () => String, { nullable: true }) source: string | null | undefined,
    @Ctx() { runs }: NationalContext,
  ): Promise<CatalogVersion> {
    const { writes, changedAt } = await runs.findVersion(source ?? null);
    return { version: `${writes}/${changedAt ?? ''}`, changedAt };
  }
}
