import { Directive, Field, ObjectType } from 'type-graphql';
import { ReportError } from '../errors.js';
import { SectionState } from './section-state.type.js';

@ObjectType({ description: 'Why a mutation did nothing: something its caller can act on.' })
@Directive('@shareable')
export class UserError {
  @Field(() => String, { description: 'One of the error codes of the README.' })
  code!: string;

  @Field(() => String, { description: 'What was expected, what was found.' })
  message!: string;

  @Field(() => [String], { description: 'The argument it is about, from the outside in; empty if it is about none.' })
  path!: string[];
}

@ObjectType({ description: 'What became of a section.' })
@Directive('@shareable')
export class SectionPayload {
  @Field(() => SectionState, { nullable: true, description: 'The section as it is now; null if there are errors.' })
  state!: SectionState | null;

  @Field(() => Boolean, { description: 'Whether anything changed; a repeated put changes nothing.' })
  changed!: boolean;

  @Field(() => [UserError], { description: 'Empty if it was done.' })
  userErrors!: UserError[];
}

/** Refusals a caller can act on become data, everything else stays an error. */
export async function answer<Payload extends object, Refusal extends object>(
  work: () => Promise<Payload>,
  refusal: Refusal,
): Promise<(Payload | Refusal) & { userErrors: UserError[] }> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    const { code, path } = error.extensions;
    return {
      ...refusal,
      userErrors: [{ code, message: error.message, path: Array.isArray(path) ? path.map(String) : [] }],
    };
  }
}
