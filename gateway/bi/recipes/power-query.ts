import { OBSERVATION_COLUMNS } from '../../export/observations/observation-columns.js';
import type { ColumnType } from '../../export/table.js';
import { BASE, type Recipe } from '../recipe.js';

const M_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'type text',
  integer: 'Int64.Type',
  number: 'type number',
  boolean: 'type logical',
  date: 'type date',
};

const TYPES = OBSERVATION_COLUMNS.map(({ name, type }) => `{"${name}", ${M_TYPES[type]}}`).join(', ');

const csv = (query: string, before = ''): string => `let
${before}    Raw = Web.Contents("${BASE}", [RelativePath = "export/observations.csv", Query = [${query}]]),
    Csv = Csv.Document(Raw, [Delimiter = ",", Encoding = TextEncoding.Utf8, QuoteStyle = QuoteStyle.Csv]),
    Head = Table.PromoteHeaders(Csv, [PromoteAllScalars = true]),
    Typed = Table.TransformColumnTypes(Head, {${TYPES}}, "en-US")
in
    Typed`;

export const powerQuery: Recipe = {
  id: 'power-query',
  tool: 'Power BI · Excel (Power Query)',
  tried: 'in part',
  how: 'Every query is parsed by Microsoft’s own parser (@microsoft/powerquery-parser). Power BI and Excel run on Windows only: not run.',
  text: '获取数据 → 空白查询 → 高级编辑器，粘贴下列查询；数据源凭据选“匿名”。Get data, blank query, advanced editor: paste. Credentials: anonymous, what is published is public.',
  snippets: [
    {
      id: 'csv',
      text: 'CSV，类型齐全，可定时刷新。The table, typed, refreshable in the service: the address is fixed and the parameters stand apart.',
      language: 'powerquery',
      code: csv('from = "2024-01", to = "2024-12"'),
    },
    {
      id: 'incremental',
      text: '增量刷新：先建参数 RangeStart、RangeEnd（日期/时间）。Incremental refresh: RangeStart and RangeEnd are parameters of type date/time. RangeEnd is exclusive and `to` is not, so a day is taken off.',
      language: 'powerquery',
      code: csv(
        'from = From, to = To',
        `    From = DateTime.ToText(RangeStart, "yyyy-MM"),
    To = DateTime.ToText(RangeEnd - #duration(1, 0, 0, 0), "yyyy-MM"),
`,
      ),
    },
    {
      id: 'graphql',
      text: 'GraphQL（POST），出错即报错。GraphQL by POST; an answer with errors is raised as one instead of loading as half a table.',
      language: 'powerquery',
      code: `let
    Query = "query ($from: YearMonth, $to: YearMonth) { series(from: $from, to: $to) { prefectureObservations { id month periodStart indicator subjectId subjectName rank value unit change } } }",
    Body = Json.FromValue([query = Query, variables = [from = "2024-01", to = "2024-12"]]),
    Answer = Json.Document(Web.Contents("${BASE}", [RelativePath = "graphql", Headers = [#"Content-Type" = "application/json"], Content = Body, ManualStatusHandling = {400, 401, 403, 429, 500, 503}]), TextEncoding.Utf8),
    Data = if Record.HasFields(Answer, "errors") then error Error.Record("GraphQL", Answer[errors]{0}[message], Answer[errors]) else Answer[data],
    Rows = Table.FromRecords(Data[series][prefectureObservations]),
    Typed = Table.TransformColumnTypes(Rows, {{"periodStart", type date}, {"value", Int64.Type}, {"change", Int64.Type}, {"rank", Int64.Type}}, "en-US")
in
    Typed`,
    },
  ],
  notes: [
    'A range with nothing in it gives the same columns and no rows, so refreshes of empty partitions do not fail.',
    'For drafts a token is needed: add Headers = [Authorization = "Bearer " & Token] from a parameter. `?api_key=` is not accepted.',
  ],
};
