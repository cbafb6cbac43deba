import fc from 'fast-check';
import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_LIMITS, limitErrors } from '../../gateway/limits/document-limits.js';
import { measureDocument } from '../../gateway/limits/measure-document.js';
import { documents, expanded, printDocument, type Selection } from '../support/arbitrary-document.js';

const measure = (text: string) => measureDocument(parse(text));

/** Every field, alias and directive of an expanded document, one by one. */
function count(selections: Selection[]): { fields: number; aliases: number; directives: number; depth: number } {
  const sum = { fields: 0, aliases: 0, directives: 0, depth: 0 };
  for (const selection of selections) {
    const inner = 'inner' in selection ? count(selection.inner) : { fields: 0, aliases: 0, directives: 0, depth: 0 };
    const isField = selection.kind !== 'inline' && selection.kind !== 'spread';
    sum.fields += inner.fields + (isField ? 1 : 0);
    sum.aliases += inner.aliases + ('alias' in selection && selection.alias ? 1 : 0);
    sum.directives += inner.directives + (selection.directive ? 1 : 0);
    sum.depth = Math.max(sum.depth, inner.depth + (isField ? 1 : 0));
  }
  return sum;
}

/** Fragments that spread the next one twice, under two names. */
const nested = (levels: number) =>
  [
    '{ tree { ...F0 } }',
    ...Array.from(
      { length: levels },
      (_, n) => `fragment F${n} on Tree { a: one { ...F${n + 1} } b: one { ...F${n + 1} } }`,
    ),
    `fragment F${levels} on Tree { leaf }`,
  ].join(' ');

describe('measureDocument', () => {
  it('finds what counting the expanded document finds', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { fields, aliases, directives, depth } = measure(printDocument(document));
        const whole = count(expanded(document));
        const largest = document.fragments.Tree.concat(document.fragments.Page)
          .map((tree) => count(expanded({ ...document, tree })))
          .concat({ ...whole, fields: whole.fields + 1, depth: whole.depth + 1 });
        const most = (name: keyof typeof whole) => Math.max(...largest.map((each) => each[name]));

        expect({ fields, aliases, directives, depth }).toEqual({
          fields: most('fields'),
          aliases: most('aliases'),
          directives: most('directives'),
          depth: most('depth'),
        });
      }),
      { numRuns: 500 },
    );
  });

  it.each([8, 12, 15, 16, 40])('counts %i levels of fragments spread twice without expanding them', (levels) => {
    const document = parse(nested(levels));
    const start = performance.now();
    const { fields } = measureDocument(document);

    expect(fields).toBe(1 + (2 ** (levels + 1) - 2) + 2 ** levels);
    expect(performance.now() - start).toBeLessThan(20);
  });

  it('ends where fragments go round in a circle', () => {
    expect(
      measure('{ ...A } fragment A on Query { tree { ...B } } fragment B on Tree { one { ...B } }').fields,
    ).toBeGreaterThan(0);
  });

  it.each([
    [
      'a fragment called like the schema',
      '{ tree { ...__schema } } fragment __schema on Tree { one { one { leaf } } }',
      4,
    ],
    ['a fragment at two depths', '{ tree { ...A one { one { ...A } } } } fragment A on Tree { one { leaf } }', 5],
    ['inline fragments', '{ tree { ... { ... on Tree { one { leaf } } } } }', 3],
  ])('finds the depth of %s', (_what, text, depth) => {
    expect(measure(text).depth).toBe(depth);
  });

  it('counts the root fields a fragment brings, and what only an unused one has', () => {
    expect(measure('{ ...A ...A tree { leaf } } fragment A on Query { tree { leaf } }').rootFields).toBe(3);
    const unused = measure('{ tree { leaf } } fragment A on Tree { leaf leaf leaf leaf }');
    expect(unused).toMatchObject({ fields: 4, rootFields: 1 });
  });
});

describe('limitErrors', () => {
  it('lets the introspection query of tools through, and not one that goes round', () => {
    expect(limitErrors(measure(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true })))).toEqual(
      [],
    );
    const circle = (depth: number): string => (depth === 0 ? 'name' : `type { fields { ${circle(depth - 1)} } }`);
    expect(limitErrors(measure(`{ __schema { types { fields { ${circle(10)} } } } }`))[0]?.extensions.limit).toBe(
      'introspectionDepth',
    );
  });

  it('says what is too large, how large, and how large it may be', () => {
    const aliases = Array.from({ length: 61 }, (_, n) => `a${n}: leaf`).join(' ');
    const [error] = limitErrors(measure(`{ tree { ${aliases} } }`));

    expect(error?.message).toBe(`Expected at most ${DOCUMENT_LIMITS.aliases} aliases, fragments expanded, found 61.`);
    expect(error?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', limit: 'aliases', allowed: 60, found: 61 });
  });
});
