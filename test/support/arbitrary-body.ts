import fc from 'fast-check';

const WORDS =
  '{ } ( ) [ ] ... : ! $ @ | & = " """ # query mutation fragment on report month id __typename "2024-06" 1 -1 1e9 true null'.split(
    ' ',
  );

/** Bodies of requests: any JSON, any bytes, words of GraphQL in any order, and bodies of the right form with anything in them. */
export function arbitraryBody(): fc.Arbitrary<string | Buffer> {
  const words = fc.array(fc.constantFrom(...WORDS));
  return fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    words.map((all) => JSON.stringify({ query: all.join(' ') })),
    fc
      .record({
        query: words.map((all) => `{ ${all.join(' ')} }`),
        variables: fc.jsonValue(),
        operationName: fc.jsonValue(),
        extensions: fc.jsonValue(),
      })
      .map((body) => JSON.stringify(body)),
  );
}
