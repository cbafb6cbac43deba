import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { DepartmentsContext } from '../context.js';
import { Ministry } from '../ministry/ministry.type.js';
import { Department } from './department.type.js';

@Resolver(() => Department)
export class DepartmentResolver {
  @Query(() => [Department], { nullable: true, description: 'All departments of the registry, by id.' })
  @Directive('@listSize(assumedSize: 80)')
  departments(@Ctx() { departments }: DepartmentsContext): Promise<Department[]> {
    return departments.findAll();
  }

  @Query(() => Department, { nullable: true, description: 'Null if there is none with this id.' })
  department(@Arg('id', () => ID) id: string, @Ctx() { loaders }: DepartmentsContext): Promise<Department | null> {
    return loaders.department.load(id);
  }

  @FieldResolver(() => Ministry, {
    nullable: true,
    description: 'The central body that runs it, for 垂直管理机构; null for all others.',
  })
  superiorMinistry(@Root() { superiorMinistryId }: Department): Ministry | null {
    return superiorMinistryId === null ? null : { id: superiorMinistryId };
  }

  @FieldResolver(() => [String], { description: 'Every name it goes by in issues; names are matched exactly.' })
  aliases(@Root() { id }: Department, @Ctx() { loaders }: DepartmentsContext): Promise<string[]> {
    return loaders.departmentAlias.load(id);
  }
}
