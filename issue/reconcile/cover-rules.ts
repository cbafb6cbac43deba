import { finding, NOT_APPLICABLE, type Rule } from './rule.js';

export const COVER_RULES: readonly Rule[] = [
  {
    id: 'F1',
    title: '二（二）的月份 = 封面月份',
    description: 'The month section 二（二） speaks of is the month on the cover.',
    check: ({ month, nationalSharing }) => {
      const named = nationalSharing?.recommendedFor;
      return named ? finding(named === month, month, named) : NOT_APPLICABLE;
    },
  },
  {
    id: 'F2',
    title: '印发日期在当月之后',
    description: 'The issue date lies after the month it covers.',
    check: ({ month, issuedOn }) => {
      if (!issuedOn) return NOT_APPLICABLE;
      return finding(issuedOn.slice(0, 7) > month, `after ${month}`, issuedOn);
    },
  },
  {
    id: 'F3',
    title: '电子公文份数 ≤ 共印份数',
    description: 'No more electronic copies than copies in all.',
    check: ({ distribution }) => {
      const copies = distribution?.copies ?? null;
      const electronic = distribution?.electronicCopies ?? null;
      if (copies === null || electronic === null) return NOT_APPLICABLE;
      return finding(electronic <= copies, `≤ ${copies} 份`, `${electronic} 份`);
    },
  },
];
