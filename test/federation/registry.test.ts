import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RegistryDocument, type RegistryQuery } from '../../operations/generated/graphql.js';
import { openTestGraph, type TestGraph } from '../support/graph.js';

let graph: TestGraph;
let registry: RegistryQuery;

beforeAll(async () => {
  graph = await openTestGraph();
  const { data } = await graph.execute(RegistryDocument, {});
  if (!data) throw new Error('there is a registry');
  registry = data;
});

afterAll(() => graph.close());

describe('the registry', () => {
  it('knows the ten regions of tables 4-1 and 4-2 by code, 贵安新区 by an id of its own', () => {
    expect(registry.prefectures?.map(({ id, gbt2260 }) => [id, gbt2260])).toEqual(
      expect.arrayContaining([
        ['520100', '520100'],
        ['522700', '522700'],
        ['gz-guian', null],
      ]),
    );
    expect(registry.prefectures).toHaveLength(10);
    expect(registry.prefectures?.find(({ id }) => id === '520500')?.formerCodes).toEqual([
      { code: '522400', untilYear: 2011 },
    ]);
  });

  it('knows full names that do not follow from short ones, and the kinds of body a 部门 may be', () => {
    const byName = new Map(registry.departments?.map((department) => [department.name, department]));
    expect(byName.get('省高院')).toMatchObject({ fullName: '贵州省高级人民法院', kind: 'COURT' });
    expect(byName.get('省税务局')).toMatchObject({
      aliases: expect.arrayContaining(['省税务局', '国家税务总局贵州省税务局']),
      superiorMinistry: { name: '税务总局' },
    });
  });

  it('knows every name of table 2-2, short and full', () => {
    const names = new Set(registry.ministries?.flatMap(({ aliases }) => aliases));
    for (const name of ['工信部', '工业和信息化部', '中华人民共和国工业和信息化部', '国家政务服务平台', '海关总署']) {
      expect(names, name).toContain(name);
    }
  });

  it('gives no name to two bodies', () => {
    for (const bodies of [registry.departments, registry.prefectures, registry.ministries]) {
      const names = (bodies ?? []).flatMap(({ aliases }) => aliases);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('costs one statement for each table', () => {
    expect(graph.statementsOf('departments')).toHaveLength(2);
    expect(graph.statementsOf('prefectures')).toHaveLength(2);
  });
});
