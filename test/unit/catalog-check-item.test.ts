import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkItem } from '../../catalog/check-item.js';
import { item } from '../support/catalog.js';

const TEXTS = ['externalId', 'code', 'title', 'providerName'] as const;
const OPTIONAL = ['providerCode', 'providerUnit', 'formatType'] as const;
const LONG = ['abstract', 'formatDescription', 'sharingCondition', 'openCondition'] as const;
const LISTED = ['formatCategory', 'sharingType', 'sharingMethod', 'interfaceKind', 'updateFrequency'] as const;

type Kind = [field: string, code: string, changes: Record<string, unknown>];

/** What sources get wrong, each alone in an otherwise good item. */
const BAD: Kind[] = [
  ...[...TEXTS, 'sharingType'].flatMap((field): Kind[] => [
    [field, 'REQUIRED', { [field]: null }],
    [field, 'REQUIRED', { [field]: undefined }],
    [field, 'REQUIRED', { [field]: '' }],
  ]),
  ...TEXTS.map((field): Kind => [field, 'REQUIRED', { [field]: ' \u3000 ' }]),
  ...[...TEXTS, ...OPTIONAL, ...LONG].flatMap((field): Kind[] => [
    [field, 'WRONG_TYPE', { [field]: 12 }],
    [field, 'WRONG_TYPE', { [field]: { formula: 'A1' } }],
    [field, 'TOO_LONG', { [field]: '长'.repeat(10_001) }],
    [field, 'CONTROL_CHARACTER', { [field]: 'a\u0000b' }],
    [field, 'BAD_ENCODING', { [field]: '鐜\ufffd' }],
    [field, 'BAD_ENCODING', { [field]: 'half \ud842' }],
  ]),
  ...[...TEXTS, ...OPTIONAL].map((field): Kind => [field, 'CONTROL_CHARACTER', { [field]: 'two\nlines' }]),
  ...LISTED.flatMap((field): Kind[] => [
    [field, 'NOT_IN_LIST', { [field]: '半公开' }],
    [field, 'NOT_IN_LIST', { [field]: 1 }],
    [field, 'NOT_IN_LIST', { [field]: 'daily' }],
  ]),
  ...['407001/1', '307001', '307001/', '/1', '307001/1x', '30700/1', '307001／1', '307001/1 '].map(
    (code): Kind => ['code', 'BAD_CODE', { code }],
  ),
  ...['2024-02-30', '2023-02-29', '2024-13-01', '2024-6-1', '2024/06/01', '20240601', '0000-01-01', 45_444].map(
    (publishedOn): Kind => ['publishedOn', 'BAD_DATE', { publishedOn }],
  ),
  ...['是', 1, 0, 'true'].map((openToPublic): Kind => ['openToPublic', 'WRONG_TYPE', { openToPublic }]),
  ['items', 'WRONG_TYPE', { items: '姓名' }],
  ['items', 'TOO_MANY', { items: Array.from({ length: 2_001 }, () => ({ name: '列' })) }],
  ['items.0', 'WRONG_TYPE', { items: ['姓名'] }],
  ['items.1.name', 'REQUIRED', { items: [{ name: '姓名' }, {}] }],
  ['items.0.dataType', 'NOT_IN_LIST', { items: [{ name: '姓名', dataType: 'C' }] }],
  ...[-1, 1.5, '50', 2 ** 31].map(
    (length): Kind => ['items.0.length', 'BAD_NUMBER', { items: [{ name: '姓名', length }] }],
  ),
  ['relatedResourceCodes', 'WRONG_TYPE', { relatedResourceCodes: '307001/1' }],
  ['relatedResourceCodes.0', 'WRONG_TYPE', { relatedResourceCodes: [307_001] }],
  [
    'extensions',
    'DUPLICATE_NAME',
    {
      extensions: [
        { name: 'a', value: '1' },
        { name: 'a', value: '2' },
      ],
    },
  ],
  ['extensions.0.name', 'REQUIRED', { extensions: [{ value: '1' }] }],
  ['extensions.0.value', 'WRONG_TYPE', { extensions: [{ name: 'a', value: 1 }] }],
  ['colour', 'UNKNOWN_FIELD', { colour: '红' }],
  ['line', 'BAD_NUMBER', { line: 'seven' }],
];

describe('checking an item', () => {
  it.each(BAD)('%s: %s in %j', (field, code, changes) => {
    const { item: taken, errors } = checkItem({ ...item(1), ...changes });
    expect(taken).toBeNull();
    expect(errors).toEqual([
      { field, code, message: expect.stringMatching(/^Expected .+, found .+\.$/), hint: expect.any(String) },
    ]);
    expect(errors[0]?.message.length).toBeLessThan(300);
  });

  it('knows more than a hundred kinds', () => {
    expect(BAD.length).toBeGreaterThan(100);
  });

  it.each([null, 'text', 7, [], undefined])('refuses %j, which is no item at all', (raw) => {
    expect(checkItem(raw)).toMatchObject({ item: null, errors: [{ field: null, code: 'WRONG_TYPE' }] });
  });

  it('finds all that is wrong, not only the first', () => {
    const { errors } = checkItem({ ...item(1), title: null, sharingType: 'x', publishedOn: 'y' });
    expect(errors.map(({ field }) => field)).toEqual(['title', 'sharingType', 'publishedOn']);
  });

  it('gives a good item its normal form', () => {
    const { line: _line, ...whole } = item(1);
    const extensions = [
      { name: 'b', value: '2' },
      { name: 'a', value: '1' },
    ];
    const raw = {
      ...whole,
      abstract: '',
      items: [{ name: '姓名' }],
      extensions,
      relatedResourceCodes: undefined,
      line: 7,
    };
    expect(checkItem(raw)).toEqual({
      item: {
        ...whole,
        abstract: null,
        items: [{ name: '姓名', dataType: null, length: null }],
        extensions: [...extensions].reverse(),
      },
      externalId: 'e1',
      line: 7,
      errors: [],
    });
  });

  it('throws at nothing JSON can say', () => {
    const keys = fc.constantFrom(...Object.keys(item(1)), '__proto__', 'constructor');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), (changes) => {
        const { item: taken, errors } = checkItem({ ...item(1), ...changes });
        expect(taken === null).toBe(errors.length > 0);
      }),
    );
  });
});
