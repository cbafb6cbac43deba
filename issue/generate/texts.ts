import type { CaseStudyContent, Recommendation } from '../issue.js';
import { REGIONS } from '../regions.js';
import type { Chance } from './chance.js';

/** Resources a synthetic issue may recommend: those of June 2024, and as many invented ones. */
const RESOURCES: readonly [name: string, ministryName: string][] = [
  ['工信部-电信企业行政处罚数据', '工业和信息化部'],
  ['自然资源行政处罚信息（土地）查询接口', '自然资源部'],
  ['自然资源行政处罚信息（矿产）查询接口', '自然资源部'],
  ['专利、商标领域严重失信主体信息', '国家知识产权局'],
  ['企业海关税款缴纳、货物通关信息', '海关总署'],
  ['报关状态信息', '海关总署'],
  ['企业消防安全违法（行政处罚、行政强制）信息', '国家消防救援局'],
  ['集成办-国家级集成办事项目录联办事项（服务）-全国', '国家政务服务平台'],
  ['企业应急管理领域无违法违规信息核查', '应急管理部'],
  ['民政部-低保对象信息查询服务', '民政部'],
  ['合成-通信设施登记信息', '工业和信息化部'],
  ['合成-不动产抵押核验接口', '自然资源部'],
  ['合成-地理标志查询服务', '国家知识产权局'],
  ['合成-进出口备案信息（企业）', '海关总署'],
  ['合成-消防验收结果查询', '国家消防救援局'],
  ['合成-电子证照核验（全国）', '国家政务服务平台'],
  ['合成-安全生产许可信息', '应急管理部'],
  ['合成-婚姻登记核验服务', '民政部'],
  ['合成-社会组织信息查询', '民政部'],
  ['合成-矿业权人信用信息', '自然资源部'],
];

export function recommendationsOf(month: string, rows: number, chance: Chance): Recommendation[] {
  const order = (name: string) => chance.uniform('recommendation', month, name);
  return [...RESOURCES]
    .sort(([a], [b]) => order(a) - order(b))
    .slice(0, rows)
    .map(([name, ministryName], index) => ({ rank: index + 1, name, ministryName }));
}

const THEMES: readonly [[string, string, string], ...[string, string, string][]] = [
  ['推动出生一件事联办', '新生儿出生登记需多头跑动、重复提交材料', '办理'],
  ['推动惠民资金精准发放', '补贴对象信息分散、核验周期较长', '核验'],
  ['推动企业开办数据共享', '企业开办环节多、材料重复提交', '受理'],
  ['推动公共资源交易互认', '投标主体信用信息不能共享互认', '核验'],
];

export function caseStudiesOf(month: string, count: number, chance: Chance): CaseStudyContent[] {
  return Array.from({ length: count }, (_, index) => caseStudyOf(`${month}/${index}`, index, chance));
}

function caseStudyOf(key: string, index: number, chance: Chance): CaseStudyContent {
  const region = REGIONS[chance.whole(0, REGIONS.length - 1, 'region', key)] ?? REGIONS[0];
  const name = region?.name ?? '';
  const [theme, problem, verb] =
    THEMES[(chance.whole(0, THEMES.length - 1, 'theme', key) + index) % THEMES.length] ?? THEMES[0];
  const records = `${chance.whole(1, 99, 'records', key)}.${chance.whole(1, 9, 'tenths', key)}`;
  const offices = String(chance.whole(5, 90, 'offices', key));
  const clauses = [`累计${verb}业务 ${records} 万件`, `覆盖单位 ${offices} 家`];
  return {
    title: `${theme} ${name}提升办事效率`,
    paragraphs: [
      `长期以来，${problem}，群众和企业办事不便。`,
      `${name}依托省数据共享交换平台打通业务系统，实现数据自动采集、动态更新。`,
      `目前，${clauses.join('，')}，办事效率明显提升。`,
    ],
    figures: [
      { clause: clauses[0] ?? '', reportedText: records, unit: '万件', paragraph: 3 },
      { clause: clauses[1] ?? '', reportedText: offices, unit: '家', paragraph: 3 },
    ],
    sourceName: `${name}大数据局`,
    prefectureId: region?.id ?? null,
  };
}
