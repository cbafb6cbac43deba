import 'reflect-metadata';
import { graphql, isObjectType } from 'graphql';
import { Authorized, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { buildFederatedSchema } from '../../subgraphs/shared/graphql/build-federated-schema.js';

@ObjectType()
class Note {
  @Field(() => String)
  plain!: string;

  @Authorized('report:draft')
  @Field(() => String, { nullable: true })
  guarded!: string;
}

@Resolver()
class NoteQueries {
  @Query(() => Note)
  note(): Note {
    return { plain: 'for everyone', guarded: 'for editors' };
  }
}

describe('a field that is a property', () => {
  it('has no resolver to be called, unless it is guarded', async () => {
    const { schema } = await buildFederatedSchema({ resolvers: [NoteQueries], references: {} });
    const note = schema.getType('Note');
    const fields = isObjectType(note) ? note.getFields() : {};

    expect(fields.plain?.resolve).toBeUndefined();
    expect(fields.guarded?.resolve).toBeTypeOf('function');
    const { data, errors } = await graphql({
      schema,
      source: '{ note { plain guarded } }',
      contextValue: { caller: null },
    });
    expect(data).toEqual({ note: { plain: 'for everyone', guarded: null } });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
