import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deduplicate, spreadEntities, spreadErrors } from '../../gateway/fetchers/deduplicate-representations.js';

const representation = fc.record({
  __typename: fc.constantFrom('A', 'B'),
  id: fc.constantFrom('1', '2', '3'),
  more: fc.option(fc.record({ n: fc.integer({ min: 0, max: 1 }) }), { nil: undefined }),
});
const representations = fc.array(representation, { maxLength: 30 });

describe('deduplicate', () => {
  it('keeps each representation once, and puts what is answered where it was asked for', () => {
    fc.assert(
      fc.property(representations, (asked) => {
        const deduplicated = deduplicate(asked);
        const answered = deduplicated.unique.map((each) => ({ of: JSON.stringify(each), deep: { list: [each.id] } }));
        const entities = spreadEntities(answered, deduplicated) as typeof answered;

        expect(new Set(deduplicated.unique.map((each) => JSON.stringify(each))).size).toBe(deduplicated.unique.length);
        expect(entities.map(({ of }) => of)).toEqual(asked.map((each) => JSON.stringify(each)));
      }),
    );
  });

  it('gives no two places the same object', () => {
    fc.assert(
      fc.property(representations, (asked) => {
        const deduplicated = deduplicate(asked);
        const answered = deduplicated.unique.map(() => ({ deep: { list: [{}] } }));
        const entities = spreadEntities(answered, deduplicated) as typeof answered;
        const objects = entities.flatMap((entity) => [entity, entity.deep, entity.deep.list, entity.deep.list[0]]);

        expect(new Set(objects).size).toBe(entities.length * 4);
      }),
    );
  });

  it('tells an error of an entity at each place the entity stands at, and no other', () => {
    fc.assert(
      fc.property(representations, (asked) => {
        const deduplicated = deduplicate(asked);
        const errors = deduplicated.unique.map((each, index) => ({
          message: JSON.stringify(each),
          path: ['_entities', index, 'name', 0],
        }));
        const spread = spreadErrors(errors, deduplicated);
        const byPlace = spread.toSorted((a, b) => Number(a.path?.[1]) - Number(b.path?.[1]));

        expect(byPlace.map(({ path }) => path)).toEqual(asked.map((_, place) => ['_entities', place, 'name', 0]));
        expect(byPlace.map(({ message }) => message)).toEqual(asked.map((each) => JSON.stringify(each)));
      }),
    );
  });

  it('leaves errors of no entity alone', () => {
    const deduplicated = deduplicate([{ id: 1 }, { id: 1 }]);
    const errors = [{ message: 'a' }, { message: 'b', path: ['_entities'] }];

    expect(spreadErrors(errors, deduplicated)).toEqual(errors);
  });
});
