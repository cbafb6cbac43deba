import { Directive, Field, ObjectType } from 'type-graphql';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';

@ObjectType({
  description: 'A department as an issue names it: the name as printed, and the department it stands for.',
})
@Directive('@key(fields: "name month")')
export class NamedDepartment {
  @Field(() => String, { description: 'The name as printed.' })
  name!: string;

  @Field(() => YearMonthScalar, { description: 'The month of the issue: names change hands.' })
  @Directive('@inaccessible')
  month!: YearMonth;
}
