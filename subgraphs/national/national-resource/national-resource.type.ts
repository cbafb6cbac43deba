import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: '国家数据资源: an entry of the national catalog (政务信息资源目录).' })
@Directive('@key(fields: "id")')
export class NationalResource {
  @Field(() => ID, { description: 'Stable; carries no meaning.' })
  id!: string;

  @Field(() => ID, { description: '信息资源代码, such as "307001/000001". Text: zeros and the slash matter.' })
  code!: string;

  @Field(() => String, { description: '信息资源名称.' })
  title!: string;

  ministryId!: string | null;
}
