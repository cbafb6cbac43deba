import { FieldResolver, Resolver, Root } from 'type-graphql';
import { NamedDepartment } from '../named-department/named-department.type.js';
import { Distribution } from './overview.type.js';

@Resolver(() => Distribution)
export class DistributionResolver {
  @FieldResolver(() => NamedDepartment, { nullable: true, description: '报, and the department it stands for.' })
  reportedToDepartment(@Root() { reportedTo, month }: Distribution): NamedDepartment | null {
    return reportedTo === null ? null : { name: reportedTo, month };
  }
}
