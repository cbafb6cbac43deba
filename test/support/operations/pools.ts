import type { ValuePools } from './argument-values.js';

/** What the databases of the differential test have, and what they have not. */
export const POOLS: ValuePools = {
  byName: {
    'first: Int': [1, 2, 3, 5, 100, 0, 101],
    'after: String': [Buffer.from('2024-05').toString('base64url'), 'no cursor', ''],
    'id: ID': ['520100', 'gz-guian', '522300', 'customs', 'natural-resources', 'nobody'],
    'prefectureId: ID': ['520100', '522600', 'gz-guian', 'nobody'],
    'code: ID': ['307001/000001', '307001/000002', '399999/000009'],
    'subjectId: ID': ['520100', 'gz-guian', 'nobody'],
    'indicator: String': ['PREFECTURE_SERVICE', 'DEPARTMENT_USAGE', 'EXCHANGE_TOTAL', 'NO_SUCH_INDICATOR'],
    'text: String': ['数据', '贵阳', 'x'],
    'draftToken: String': ['no token', ''],
  },
  byType: {
    YearMonth: ['2024-06', '2024-06', '2024-05', '2024-04', '2024-03', '2024-02', '2023-06', '2024-07', '1999-01'],
    Date: ['2024-07-11', '1999-01-01'],
    DateTime: ['2024-07-11T08:00:00.000Z'],
    Int: [1, 2, 1, 2, 3, 99],
    SafeInt: [0, 19_582_100],
    Float: [0, 1.5],
    Boolean: [true, false],
    CatalogItemInput: [{ externalId: 'e1' }, {}, { externalId: 7 }],
    String: ['数据', 'no such text'],
    ID: ['520100', 'nobody'],
  },
};
