import { BASE, type Recipe } from '../recipe.js';

export const pandas: Recipe = {
  id: 'pandas',
  tool: 'Python（pandas）',
  tried: 'run',
  how: 'Run in tests as it stands here, pandas 1.5.',
  text: '代码与月份按文本读，以免丢零。Codes and months are read as text.',
  snippets: [
    {
      id: 'csv',
      text: 'CSV：',
      language: 'python',
      code: `import pandas as pd

url = "${BASE}/export/observations.csv?from=2024-01&to=2024-12"
rows = pd.read_csv(url, dtype={"month": str, "subject_id": str}, parse_dates=["period_start"])
table = rows[rows["dimension"] == "PREFECTURE"]
print(table.groupby(["month", "indicator"])["value"].sum().to_string())`,
    },
    {
      id: 'graphql',
      text: 'GraphQL：',
      language: 'python',
      code: `import pandas as pd
import requests

query = """query ($from: YearMonth) { series(from: $from) {
  prefectureObservations { month periodStart indicator subjectName value } } }"""
answer = requests.post("${BASE}/graphql", json={"query": query, "variables": {"from": "2024-01"}}, timeout=30).json()
assert not answer.get("errors"), answer["errors"]
rows = pd.json_normalize(answer["data"]["series"]["prefectureObservations"])
print(rows.groupby(["month", "indicator"])["value"].sum().to_string())`,
    },
  ],
};

export const r: Recipe = {
  id: 'r',
  tool: 'R',
  tried: 'run',
  how: 'Run in tests as it stands here, R 4.2 with httr2 and jsonlite.',
  text: '基础 R 即可。Base R is enough.',
  snippets: [
    {
      id: 'csv',
      text: 'CSV：',
      language: 'r',
      code: `url <- "${BASE}/export/observations.csv?from=2024-01&to=2024-12"
rows <- read.csv(url, colClasses = c(month = "character", subject_id = "character", period_start = "Date"), encoding = "UTF-8")
table <- rows[rows$dimension == "PREFECTURE", ]
print(aggregate(value ~ month + indicator, table, sum), digits = 12)`,
    },
    {
      id: 'graphql',
      text: 'GraphQL（变量为空时用命名空列表，否则发出 []）。With no variables send a named empty list: list() becomes [].',
      language: 'r',
      code: `library(httr2)
library(jsonlite)

query <- "{ series { prefectureObservations { month indicator subjectName value } } }"
answer <- request("${BASE}/graphql") |>
  req_body_json(list(query = query, variables = setNames(list(), character(0)))) |>
  req_perform() |>
  resp_body_string() |>
  fromJSON(flatten = TRUE)
stopifnot(is.null(answer$errors))
rows <- answer$data$series$prefectureObservations
print(aggregate(value ~ month + indicator, rows, sum), digits = 12)`,
    },
  ],
};

export const commandLine: Recipe = {
  id: 'duckdb-miller',
  tool: 'DuckDB · Miller · jq',
  tried: 'run',
  how: 'Run in tests as they stand here: DuckDB from npm, Miller 6 and gojq from Debian.',
  text: '先下载，再查询。Download, then query.',
  snippets: [
    {
      id: 'download',
      text: '下载。Download.',
      language: 'sh',
      code: `curl -fsS --compressed -o observations.csv "${BASE}/export/observations.csv"
curl -fsS --compressed -o observations.ndjson "${BASE}/export/observations.ndjson"`,
    },
    {
      id: 'duckdb',
      text: 'DuckDB：',
      language: 'sql',
      code: `SELECT month, indicator, sum(value)::BIGINT AS value
FROM read_csv('observations.csv', types = {'month': 'VARCHAR', 'subject_id': 'VARCHAR'})
WHERE dimension = 'PREFECTURE'
GROUP BY ALL ORDER BY ALL`,
    },
    {
      id: 'miller',
      text: 'Miller：',
      language: 'sh',
      code: `mlr --icsv --ojson filter '$dimension == "PREFECTURE"' then stats1 -a sum -f value -g month,indicator observations.csv`,
    },
    {
      id: 'jq',
      text: 'jq：',
      language: 'sh',
      code: `gojq -s 'map(select(.indicator == "PREFECTURE_USAGE").value) | add' observations.ndjson`,
    },
  ],
};
