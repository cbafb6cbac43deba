import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UNIT_NAMES, type Unit } from '../../../issue/unit.js';
import type { Volume as VolumeFigure } from '../../../issue/volume.js';
import { SafeIntScalar } from '../graphql/scalars.js';

export const UnitEnum = Object.fromEntries(UNIT_NAMES.map((name) => [name, name])) as { [U in Unit]: U };

registerEnumType(UnitEnum, {
  name: 'Unit',
  description: 'Unit a volume is printed in.',
  valuesConfig: {
    TIMES: { description: '次: times.' },
    TEN_THOUSAND_TIMES: { description: '万次: ten thousand times.' },
    HUNDRED_MILLION_TIMES: { description: '亿次: a hundred million times.' },
  },
});

@ObjectType({ description: 'A volume of data exchange: the exact count beside the text it was printed as.' })
@Directive('@shareable')
export class Volume implements VolumeFigure {
  @Field(() => SafeIntScalar, { description: '次: whole times, 0 or more. 1958.21 万次 is 19582100.' })
  times!: number;

  @Field(() => String, { description: 'The number as printed, such as "1958.21".' })
  reportedText!: string;

  @Field(() => UnitEnum, { description: 'The unit as printed.' })
  reportedUnit!: Unit;

  @Field(() => SafeIntScalar, {
    description: 'What one step of the last printed digit is worth, in times: 100 for 0.01 万次, 1 for 次.',
  })
  roundingStep!: number;

  @Field(() => Boolean, {
    description: '余: printed as approximate. Figures are rounded half up, so it is no lower bound.',
  })
  approximate!: boolean;

  @Field(() => Int, { nullable: true, description: 'Line of the document it was read from, counted from 1.' })
  line!: number | null;
}
