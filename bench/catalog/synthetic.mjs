/*
 * Synthetic catalog entries (合成样例): computer-made, deterministic, of the length and variety real ones have. Nothing in them is true.
 */

const MINISTRIES = [
  '工业和信息化部',
  '自然资源部',
  '国家知识产权局',
  '海关总署',
  '国家消防救援局',
  '国家政务服务平台',
  '应急管理部',
  '民政部',
  '税务总局',
  '中国气象局',
];
const PLACES =
  '贵阳市 六盘水市 遵义市 安顺市 毕节市 铜仁市 黔西南州 黔东南州 黔南州 贵安新区 花溪区 南明区 云岩区 乌当区 白云区 观山湖区 清镇市 息烽县 修文县 开阳县 盘州市 水城区 六枝特区 钟山区 红花岗区 汇川区 播州区 桐梓县 绥阳县 正安县'.split(
    ' ',
  );
const SUBJECTS =
  '企业 个体工商户 社会团体 民办非企业单位 低保 特困人员 残疾人 老年人 婚姻登记 殡葬 救助 慈善组织 行政区划 地名 不动产登记 土地供应 矿业权 地质灾害 测绘资质 海域使用 专利 商标 地理标志 出口商品 进口货物 报关单位 企业信用 行政许可 行政检查 行政强制 行政处罚 消防验收 消防检查 火灾统计 安全生产许可 危险化学品 烟花爆竹 煤矿 非煤矿山 特种作业 电信业务 无线电 食盐 民爆 新能源汽车 公积金 社保卡 医保 生育登记 学籍 学历 教师资格 驾驶证 机动车 道路运输 客运 货运 水路 气象预警 雨量 气温 空气质量 水质 排污许可 固体废物 辐射 建筑施工 招标投标 政府采购 税收 发票 欠税 出口退税'.split(
    ' ',
  );
const KINDS =
  '信息 数据 基本信息 登记信息 公示信息 统计数据 名录 目录 结果 证照 查询 查询服务 核验接口 明细 汇总表 年度报告 变更记录 注销信息 处罚决定书 许可证'.split(
    ' ',
  );
const SHARING = ['UNCONDITIONAL', 'CONDITIONAL', 'CONDITIONAL', 'NOT_SHARED'];
const FREQUENCIES = [
  'REAL_TIME',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'QUARTERLY',
  'SEMIANNUAL',
  'ANNUAL',
  'IRREGULAR',
  'NEVER',
  'OTHER',
];

/** Mulberry32: the same numbers for the same seed. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Entry `number` of the made-up source; another `salt`, another content under the same id. */
export function syntheticItem(number, salt = 0) {
  const random = chance(number * 7_919 + salt);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const below = (end) => Math.floor(random() * end);
  const ministry = pick(MINISTRIES);
  const core = pick(PLACES) + pick(SUBJECTS) + (random() < 0.3 ? pick(SUBJECTS) : '') + pick(KINDS);
  const style = random();
  let title = `${pick(SUBJECTS)}${core}${below(100)}号`;
  if (style < 0.3) title = `${ministry}-${core}`;
  else if (style < 0.6) title = `${core}（${below(3_000)}）`;
  else if (style < 0.8) title = core + pick(KINDS);
  return {
    externalId: `synthetic-${String(number).padStart(8, '0')}`,
    code: `3070${String(10 + (number % 90))}/${String(number).padStart(7, '0')}`,
    title,
    abstract: `合成样例：${title}的摘要，与${pick(SUBJECTS)}、${pick(SUBJECTS)}相关，供测试使用。`,
    providerName: random() < 0.7 ? ministry : `${pick(PLACES)}大数据局`,
    providerCode: null,
    providerUnit: null,
    formatCategory: pick(['DATABASE', 'SPREADSHEET', 'DOCUMENT']),
    formatType: pick(['oracle', 'xlsx', 'pdf']),
    formatDescription: null,
    items: Array.from({ length: 3 + below(5) }, () => ({
      name: `${pick(SUBJECTS)}名称`,
      dataType: pick(['CHARACTER', 'NUMERIC', 'DATE']),
      length: below(200),
    })),
    sharingType: pick(SHARING),
    sharingCondition: random() < 0.5 ? '按需申请，仅限业务使用' : null,
    sharingMethod: 'PLATFORM',
    interfaceKind: pick(['TABLE', 'FILE', 'API']),
    openToPublic: random() < 0.2,
    openCondition: null,
    updateFrequency: pick(FREQUENCIES),
    publishedOn: `20${10 + below(15)}-${String(1 + below(12)).padStart(2, '0')}-15`,
    relatedResourceCodes: [],
    extensions: [],
  };
}
