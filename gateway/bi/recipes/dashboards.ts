import { BASE, type Recipe } from '../recipe.js';

export const tableau: Recipe = {
  id: 'tableau',
  tool: 'Tableau',
  tried: 'not run',
  how: 'Tableau does not run on this kind of machine. What it needs (GET, CSV or a flat JSON array, bearer or nothing) is tested.',
  text: '连接 → REST API Connector（Tableau Exchange，2023.3 起），GET，数据提取，每日刷新。Connect with the REST API Connector of Tableau Exchange: GET, no authentication, extract, refresh daily. Or download the CSV and connect to the file.',
  snippets: [
    {
      id: 'address',
      text: '地址。Address.',
      language: 'text',
      code: `${BASE}/export/observations.csv?from=2024-01`,
    },
    {
      id: 'json',
      text: '或 JSON（顶层为数组，JSONPath 留空或 $）。Or JSON, a flat array at the top.',
      language: 'text',
      code: `${BASE}/export/observations.json?from=2024-01`,
    },
  ],
  notes: [
    'Use period_start as the date and value as the measure; filter by dimension, since totals stand in the same table.',
  ],
};

export const grafana: Recipe = {
  id: 'grafana',
  tool: 'Grafana（Infinity）',
  tried: 'in part',
  how: 'The selectors are evaluated on real answers by gojq (the library Infinity uses), by tidwall/gjson (its default backend) and by the reference JSONata; Grafana’s own library (@grafana/data) makes frames of the rows and of the CSV. Grafana itself: not run.',
  text: '数据源 Infinity：Type = JSON，Parser = Backend，Source = URL，Method = GET，Format = Table。',
  snippets: [
    {
      id: 'address',
      text: 'URL（$__timeFrom 等变量也可）。',
      language: 'text',
      code: `${BASE}/export/observations.json?indicator=PREFECTURE_USAGE`,
    },
    {
      id: 'columns',
      text: '列：务必声明时间列，否则按文本处理；reported_text 是文本，不声明则按数值处理。Columns: declare the time column, or it is taken for text; and reported_text, or it is taken for a number.',
      language: 'text',
      code: `period_start   Timestamp   format 2006-01-02
subject_name   String
reported_text  String
value          Number
change_rate    Number`,
    },
    {
      id: 'gjson',
      text: '默认解析器的 root selector（留空亦可）。Root selector of the default parser.',
      language: 'text',
      code: '#(subject_name=="贵阳市")#',
    },
    {
      id: 'jsonata',
      text: 'JSONata：',
      language: 'text',
      code: '$[dimension = "PREFECTURE" and indicator = "PREFECTURE_USAGE"].{"time": period_start, "name": subject_name, "value": value}',
    },
    {
      id: 'jq',
      text: 'jq：',
      language: 'text',
      code: '[.[] | select(.indicator == "PREFECTURE_USAGE") | {time: .period_start, name: .subject_name, value}]',
    },
    {
      id: 'graphql',
      text: 'GraphQL：Type = JSON，Method = POST，Body = GraphQL，root = data.series.prefectureObservations。',
      language: 'graphql',
      code: '{ series { prefectureObservations(indicator: "PREFECTURE_USAGE") { periodStart subjectName value } } }',
    },
  ],
  notes: [
    'No paging: ten years are one answer. Infinity asks for empty pages, which fail its merge.',
    'Infinity drops the body of a refusal; the header x-error has the reason, and the status is the truth.',
  ],
};

export const superset: Recipe = {
  id: 'superset',
  tool: 'Apache Superset',
  tried: 'not run',
  how: 'Superset is in neither Debian nor npm. The views are tested against the exports, row by row.',
  text: '推荐连接 PostgreSQL 视图 bi.*（见 Metabase）。无数据库时：数据集 → 上传 CSV。Connect to the PostgreSQL views (see Metabase), or upload the CSV as a dataset.',
  snippets: [
    {
      id: 'uri',
      text: 'SQLAlchemy URI：',
      language: 'text',
      code: 'postgresql://bi_reader:PASSWORD@database.example.org:5432/report',
    },
    {
      id: 'query',
      text: '数据集：',
      language: 'sql',
      code: `SELECT period_start, subject_name, value
FROM bi.observation
WHERE indicator = 'PREFECTURE_USAGE'`,
    },
  ],
  notes: [
    'The GraphQL adapter of shillelagh takes no nested lists and no connections that cannot be null: use the views.',
  ],
};

export const metabase: Recipe = {
  id: 'metabase',
  tool: 'Metabase · PostgreSQL',
  tried: 'in part',
  how: 'The views are made and summed on a real PostgreSQL in tests, and compared with the exports row by row. Metabase itself: not run.',
  text: 'Metabase 只连数据库：建只读角色与视图，再以该角色连接，schema 选 bi。Metabase connects to databases only: make the views and a role that reads nothing else.',
  snippets: [
    {
      id: 'role',
      text: '建角色（管理员）。A role, as an administrator.',
      language: 'sql',
      code: "CREATE ROLE bi_reader LOGIN PASSWORD 'choose one';",
    },
    {
      id: 'views',
      text: '建视图；升级后重复执行。The views; again after every upgrade.',
      language: 'sh',
      code: 'DATABASE_URL=postgres://owner@database.example.org/report npm run bi -- views --grant bi_reader',
    },
    {
      id: 'sum',
      text: '核对。Check.',
      language: 'sql',
      code: `SELECT month, indicator, sum(value)
FROM bi.observation
WHERE dimension = 'PREFECTURE'
GROUP BY month, indicator
ORDER BY month, indicator`,
    },
  ],
  notes: [
    'bi.observation, bi.case_study and bi.indicator have the columns of the exports. Only what is published is in them.',
    "bi.catalog_resource is the national catalog (国家资源目录), an entry a row, retired ones too: WHERE status = 'ACTIVE' for those that are not.",
  ],
};

export const fanruan: Recipe = {
  id: 'finebi',
  tool: 'FineBI · FineReport · FineDataLink（帆软）',
  tried: 'not run',
  how: '帆软产品不在 Debian 与 npm 中。GET、JSON 数组、limit/offset 分页均有测试。',
  text: 'FineDataLink：数据同步 → API 输入，GET，返回格式 JSON，JSON 路径 $[*]。FineBI 也可直连 PostgreSQL 视图 bi.*。',
  snippets: [
    {
      id: 'address',
      text: '不分页（十年数据不到 10 MB，远低于 10 秒超时）。In one piece.',
      language: 'text',
      code: `${BASE}/export/observations.json?from=2024-01`,
    },
    {
      id: 'paged',
      text: '分页：limit 为页大小，offset 为已取行数；末页之后返回空数组，不报错。In pages; past the end comes an empty array.',
      language: 'text',
      code: `${BASE}/export/observations.json?from=2024-01&limit=1000&offset=0`,
    },
  ],
  notes: ['响应头 x-total-count 为总行数。The header x-total-count has the number of rows.'],
};

export const quickBi: Recipe = {
  id: 'quick-bi',
  tool: 'Quick BI（阿里云）',
  tried: 'not run',
  how: 'Quick BI 是云服务，此处无法运行。',
  text: '数据源 → API 数据源（专业版），GET，直连模式每次不超过 1,000 行、100 列、10 MB：按月取数或分页。Direct mode takes 1,000 rows at most: ask by month or in pages.',
  snippets: [
    {
      id: 'address',
      text: '地址与参数。Address and parameters.',
      language: 'text',
      code: `${BASE}/export/observations.json?from=2024-01&to=2024-12&limit=1000&offset=0`,
    },
  ],
};
