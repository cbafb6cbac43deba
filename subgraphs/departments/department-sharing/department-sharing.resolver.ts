import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentsContext } from '../context.js';
import { DepartmentRank, DepartmentSharing, ResponsivenessRank } from './department-sharing.type.js';

@Resolver(() => DepartmentSharing)
export class DepartmentSharingResolver {
  @FieldResolver(() => [ResponsivenessRank], {
    description: '三（一）申请响应及时度: the most timely departments; empty if the issue names none.',
  })
  responsiveness(
    @Root() { snapshot }: DepartmentSharing,
    @Ctx() { loaders }: DepartmentsContext,
  ): Promise<ResponsivenessRank[]> {
    return loaders.responsiveness.load(snapshot);
  }

  @FieldResolver(() => [DepartmentRank], {
    description: '表 3-2 部门数据服务量: by service volume, in printed order; empty if the issue prints no such table.',
  })
  async serviceRanking(
    @Root() { snapshot }: DepartmentSharing,
    @Ctx() { loaders }: DepartmentsContext,
  ): Promise<DepartmentRank[]> {
    return (await loaders.volumeRank.load(snapshot)).filter(({ side }) => side === 'SERVICE');
  }

  @FieldResolver(() => [DepartmentRank], {
    description: '表 3-3 部门数据使用量: by usage volume, in printed order; empty if the issue prints no such table.',
  })
  async usageRanking(
    @Root() { snapshot }: DepartmentSharing,
    @Ctx() { loaders }: DepartmentsContext,
  ): Promise<DepartmentRank[]> {
    return (await loaders.volumeRank.load(snapshot)).filter(({ side }) => side === 'USAGE');
  }
}
