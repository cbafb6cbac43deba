import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { NationalContext } from '../context.js';
import { Ministry } from './ministry.type.js';

@Resolver(() => Ministry)
export class MinistryResolver {
  @Query(() => [Ministry], { nullable: true, description: 'All ministries of the registry, by id.' })
  @Directive('@listSize(assumedSize: 60)')
  ministries(@Ctx() { ministries }: NationalContext): Promise<Ministry[]> {
    return ministries.findAll();
  }

  @Query(() => Ministry, { nullable: true, description: 'Null if there is none with this id.' })
  ministry(@Arg('id', () => ID) id: string, @Ctx() { loaders }: NationalContext): Promise<Ministry | null> {
    return loaders.ministry.load(id);
  }

  @FieldResolver(() => [String], { description: 'Every name it goes by in issues; names are matched exactly.' })
  aliases(@Root() { id }: Ministry, @Ctx() { loaders }: NationalContext): Promise<string[]> {
    return loaders.ministryAlias.load(id);
  }
}
