import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { monthOf } from '../../shared/snapshot/snapshot.js';
import type { DepartmentsContext } from '../context.js';
import { Department } from '../department/department.type.js';
import { DepartmentRank, ResponsivenessRank } from './department-sharing.type.js';

type RankedDepartment = Pick<DepartmentRank, 'name' | 'snapshot'>;

/** Both rankings name departments as printed; both say in the same way who is meant. */
function rankedDepartmentResolver(type: ClassType<RankedDepartment>) {
  @Resolver(() => type)
  class RankedDepartmentResolver {
    @FieldResolver(() => Department, {
      nullable: true,
      description: 'The department the name stands for; null if no department has this name. Not part of the snapshot.',
    })
    department(
      @Root() { name, snapshot }: RankedDepartment,
      @Ctx() { loaders }: DepartmentsContext,
    ): Promise<Department | null> {
      return loaders.namedDepartment.load({ name, month: monthOf(snapshot) });
    }
  }
  return RankedDepartmentResolver;
}

export const DepartmentRankResolver = rankedDepartmentResolver(DepartmentRank);
export const ResponsivenessRankResolver = rankedDepartmentResolver(ResponsivenessRank);
