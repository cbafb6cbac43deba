import { Field, Int, ObjectType } from 'type-graphql';
import type { VolumeRank } from '../../../issue/issue.js';
import { Volume } from '../../shared/volume/volume.type.js';

/** What the rows of this section have besides their fields: the snapshot they belong to. */
interface OfSnapshot {
  snapshot: string;
}

@ObjectType({ description: 'A row of a ranking of departments.' })
export class DepartmentRank implements VolumeRank, OfSnapshot {
  @Field(() => Int, { description: '序号, from 1.' })
  rank!: number;

  @Field(() => String, { description: 'The name as printed; part of the snapshot.' })
  name!: string;

  @Field(() => Volume)
  volume!: Volume;

  snapshot!: string;
}

@ObjectType({
  description: 'A department ranked by how timely it answers applications (申请响应及时度). Printed without a figure.',
})
export class ResponsivenessRank implements OfSnapshot {
  @Field(() => Int, { description: 'Place, from 1.' })
  rank!: number;

  @Field(() => String, { description: 'The name as printed; part of the snapshot.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Line of the document it was read from, counted from 1.' })
  line!: number | null;

  snapshot!: string;
}

@ObjectType({ description: '三、部门数据共享服务情况: data sharing by provincial departments in one month.' })
export class DepartmentSharing implements OfSnapshot {
  @Field(() => [String], { description: '三（二）: departments the prose puts first by service volume.' })
  serviceLeaders!: string[];

  @Field(() => [String], { description: '三（三）: departments the prose puts first by usage volume.' })
  usageLeaders!: string[];

  snapshot!: string;
}
