import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../gateway/fetchers/answer-shape.js';
import { checkAnswer, placesOf } from '../../gateway/fetchers/check-answer.js';
import { explains, readErrors } from '../../gateway/fetchers/read-errors.js';

const SCHEMA = buildSchema(`
  type Query { rows: [Row!], row: Row, kind: Kind!, thing: Thing }
  type Row { id: ID!, name: String, count: Int!, tags: [String!]!, next: Row }
  enum Kind { ONE TWO }
  interface Thing { id: ID! }
  type Stone implements Thing { id: ID!, weight: Int! }
  type Leaf implements Thing { id: ID!, colour: String! }
`);

const ROW = { id: '1', name: null, count: 2, tags: ['a'], next: { id: 2, count: 0 } };
const ROOT = shapeOf(
  parse('{ rows { ...Row } kind } fragment Row on Row { id name count tags next { id count } }'),
  SCHEMA,
);
const ENTITIES = shapeOf(
  parse(
    'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Row { name tags } ... on Stone { weight } } }',
  ),
  SCHEMA,
);
const KEYS = [
  { __typename: 'Row', id: '1' },
  { __typename: 'Stone', id: '2' },
];

const checked = (data: unknown, shape = ROOT, representations: typeof KEYS = []) => {
  const copy = structuredClone(data) as Record<string, unknown>;
  const wrong = checkAnswer(shape, copy, representations);
  return { data: copy, wrong: wrong.map((path) => path.join('.')) };
};

describe('checkAnswer', () => {
  it('finds nothing wrong with a right answer, and leaves it as it is', () => {
    const right = { rows: [ROW, { ...ROW, next: null }], kind: 'TWO', more: { than: 'asked' } };

    expect(checked(right)).toEqual({ data: right, wrong: [] });
  });

  it.each([
    ['a field left out', { rows: [{ ...ROW, name: undefined }], kind: 'ONE' }, ['rows.0.name']],
    ['null where something must be', { rows: [{ ...ROW, count: null }], kind: null }, ['rows.0.count', 'kind']],
    ['null in a list of no nulls', { rows: [null], kind: 'ONE' }, ['rows.0']],
    ['an object for a list', { rows: {}, kind: 'ONE' }, ['rows']],
    ['a list for an object', { rows: [[ROW]], kind: 'ONE' }, ['rows.0']],
    ['an object for a text', { rows: [{ ...ROW, name: {} }], kind: 'ONE' }, ['rows.0.name']],
    ['a text for a number', { rows: [{ ...ROW, count: '2' }], kind: 'ONE' }, ['rows.0.count']],
    ['a value there is none of', { rows: null, kind: 'THREE' }, ['kind']],
    ['the name of another type', { rows: [{ ...ROW, __typename: 'Stone' }], kind: 'ONE' }, ['rows.0']],
    ['nothing', {}, ['rows', 'kind']],
  ])('tells the places of %s', (_what, data, wrong) => {
    expect(checked(JSON.parse(JSON.stringify(data))).wrong).toEqual(wrong);
  });

  it('asks of each type what was asked of it', () => {
    const shape = shapeOf(parse('{ thing { __typename id ... on Stone { weight } ... on Leaf { colour } } }'), SCHEMA);

    expect(checked({ thing: { __typename: 'Leaf', id: '1', colour: 'red' } }, shape).wrong).toEqual([]);
    expect(checked({ thing: { __typename: 'Stone', id: '1', colour: 'red' } }, shape).wrong).toEqual(['thing.weight']);
  });

  it('lets a field be left out that a directive may leave out', () => {
    const shape = shapeOf(
      parse('query($a: Boolean!) { kind @include(if: $a) row { id ... @skip(if: $a) { name } } }'),
      SCHEMA,
    );

    expect(checked({ row: { id: '1' } }, shape).wrong).toEqual([]);
  });

  it('compares entities with what they were asked by', () => {
    const right = {
      _entities: [
        { name: 'a', tags: [] },
        { __typename: 'Stone', weight: 1 },
      ],
    };

    expect(checked(right, ENTITIES, KEYS)).toEqual({ data: right, wrong: [] });
    expect(checked({ _entities: [{ name: 'a' }, null] }, ENTITIES, KEYS).wrong).toEqual([
      '_entities.0.tags',
      '_entities.1.weight',
    ]);
    expect(checked({ _entities: [{ __typename: 'Nonsense' }, { weight: 1 }] }, ENTITIES, KEYS).wrong).toEqual([
      '_entities.0.name',
      '_entities.0.tags',
    ]);
  });

  it.each([[[]], [[{}, {}, {}]], [{}], [null], ['x']])('takes none of %j for two entities', (entities) => {
    const { data, wrong } = checked({ _entities: entities }, ENTITIES, KEYS);

    expect(data._entities).toEqual([null, null]);
    expect(wrong).toEqual(placesOf(ENTITIES, KEYS).map((path) => path.join('.')));
  });

  it('makes of any answer one whose places are right or null, and tells of each it changed', () => {
    const part = fc.oneof(fc.constant(ROW), fc.jsonValue({ maxDepth: 3 }));
    const answer = fc.record({ rows: fc.oneof(fc.array(part), part), kind: part }, { requiredKeys: [] });
    fc.assert(
      fc.property(answer, (data) => {
        const first = checked(data);
        const second = checked(first.data);
        const isRight = first.wrong.length === 0;

        expect(isRight).toBe(second.wrong.length === 0);
        expect(second.data).toEqual(first.data);
        if (isRight) expect(first.data).toEqual(data);
        for (const row of (first.data.rows as unknown[] | null) ?? [])
          expect(row === null || typeof row === 'object').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('readErrors', () => {
  it.each(['oops', {}, 5, [null], [{}], [{ message: 5 }], [{ message: 'a', extensions: 'x' }]])(
    'knows %j for broken',
    (errors) => {
      expect(readErrors(errors)).toEqual({ placed: [], unplaced: [], areBroken: true });
    },
  );

  it('tells errors with a place from those without', () => {
    const placed = { message: 'a', path: ['rows', 0] };
    const unplaced = [{ message: 'b' }, { message: 'c', path: [] }, { message: 'd', path: [{}] }];

    expect(readErrors([placed, ...unplaced])).toEqual({ placed: [placed], unplaced, areBroken: false });
    expect(readErrors(undefined)).toEqual({ placed: [], unplaced: [], areBroken: false });
  });

  it('takes an error above, at, or below a place for its reason', () => {
    expect([['a'], ['a', 0], ['a', 0, 'b']].map((path) => explains(path, ['a', 0]))).toEqual([true, true, true]);
    expect([['b'], ['a', 1]].map((path) => explains(path, ['a', 0]))).toEqual([false, false]);
  });
});
