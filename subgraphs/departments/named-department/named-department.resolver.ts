import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentsContext } from '../context.js';
import { Department } from '../department/department.type.js';
import { NamedDepartment } from './named-department.type.js';

@Resolver(() => NamedDepartment)
export class NamedDepartmentResolver {
  @FieldResolver(() => Department, { nullable: true, description: 'Null if no department has this name.' })
  department(@Root() named: NamedDepartment, @Ctx() { loaders }: DepartmentsContext): Promise<Department | null> {
    return loaders.namedDepartment.load(named);
  }
}
