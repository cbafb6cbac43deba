import { Arg, Directive, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { buildFederatedSchema } from '../../subgraphs/shared/graphql/build-federated-schema.js';

/* A subgraph built as ours are, with what Apollo's compatibility suite asks of one, also where ours do not use it. */

@ObjectType()
@Directive('@shareable')
class Shelf {
  @Field(() => ID)
  id!: string;
}

@ObjectType()
@Directive('@shareable')
class Size {
  @Field(() => Int)
  width!: number;

  @Field(() => String, { nullable: true })
  @Directive('@inaccessible')
  unit!: string | null;
}

@ObjectType()
@Directive('@key(fields: "email")')
class Author {
  @Field(() => ID)
  email!: string;

  @Field(() => String, { nullable: true })
  @Directive('@federation__override(from: "people")')
  name!: string | null;

  @Field(() => Int, { nullable: true })
  @Directive('@external')
  booksWritten!: number | null;

  @Field(() => Int)
  @Directive('@external')
  yearsActive!: number;
}

@ObjectType()
@Directive('@key(fields: "id")')
@Directive('@key(fields: "isbn edition")')
@Directive('@key(fields: "isbn shelf { id }")')
class Book {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  isbn!: string;

  @Field(() => Int)
  edition!: number;

  @Field(() => Shelf)
  shelf!: Shelf;

  @Field(() => Size)
  size!: Size;

  @Field(() => Author, { nullable: true })
  @Directive('@provides(fields: "booksWritten")')
  author!: Partial<Author> | null;

  @Field(() => String, { nullable: true })
  @Directive('@federation__tag(name: "internal")')
  note!: string | null;
}

@ObjectType()
@Directive('@federation__interfaceObject')
@Directive('@key(fields: "id")')
class Holding {
  @Field(() => ID)
  id!: string;
}

const BOOKS = ['1', '2'].map((id) => ({
  id,
  isbn: `isbn-${id}`,
  edition: Number(id),
  shelf: { id: `shelf-${id}` },
  size: { width: 10, unit: 'cm' },
  // Another number than `people` says: who asks here gets what is provided here.
  author: { email: 'ann@example.org', name: 'Ann, of books', booksWritten: 7 },
  note: null,
}));

@Resolver(() => Book)
class BookResolver {
  @Query(() => Book, { nullable: true })
  book(@Arg('id', () => ID) id: string): Book | undefined {
    return BOOKS.find((book) => book.id === id) as Book | undefined;
  }
}

@Resolver(() => Author)
class AuthorResolver {
  @FieldResolver(() => Int, { nullable: true })
  @Directive('@requires(fields: "booksWritten yearsActive")')
  booksAYear(@Root() { booksWritten, yearsActive }: Author): number | null {
    return booksWritten === null ? null : booksWritten / yearsActive;
  }
}

@Resolver(() => Holding)
class HoldingResolver {
  @FieldResolver(() => [Book])
  books(): Book[] {
    return BOOKS as Book[];
  }
}

interface BookKey {
  id?: string;
  isbn?: string;
  edition?: number;
  shelf?: { id: string };
}

const matches = (book: (typeof BOOKS)[number], { id, isbn, edition, shelf }: BookKey) =>
  id === undefined
    ? book.isbn === isbn && (edition === undefined ? book.shelf.id === shelf?.id : book.edition === edition)
    : book.id === id;

export const buildLibrarySubgraph = () =>
  buildFederatedSchema({
    resolvers: [BookResolver, AuthorResolver, HoldingResolver],
    orphanedTypes: [Holding],
    references: {
      Book: (key: BookKey) => BOOKS.find((book) => matches(book, key)) ?? null,
      Author: (author: Partial<Author>) => ({ name: 'Ann, of books', ...author }),
      Holding: ({ id }: Holding) => ({ id }),
    },
  });
