import { Directive, Field, ObjectType } from 'type-graphql';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';

@ObjectType()
@Directive('@key(fields: "name month", resolvable: false)')
export class NamedDepartment {
  @Field(() => String)
  name!: string;

  @Field(() => YearMonthScalar)
  month!: YearMonth;
}
