import { INDICATORS } from '../../issue/indicators.js';
import { UNITS } from '../../issue/unit.js';

/*
 * Views for tools that read SQL only (Metabase, FineBI). They say again in SQL what the subgraphs say of a figure, so that a
 * test compares them with the exports, row by row. Only what is published is in them, and the catalog, which is public.
 */

const INDICATOR_NAMES = INDICATORS.map(({ code, name }) => `(${literal(code)}, ${literal(name)})`).join(', ');
const PRINTED_UNITS = Object.entries(UNITS)
  .map(([unit, { printed }]) => `(${literal(unit)}, ${literal(printed)})`)
  .join(', ');

/**
 * Statements that make the schema `bi` and its views anew, as they stand in one transaction.
 *
 * @param prefix  Of the schemas' names, as DATABASE_SCHEMA_PREFIX says.
 * @param roles   Roles that may read the views, and nothing behind them.
 */
export function viewStatements(prefix: string, roles: readonly string[]): string[] {
  const bi = identifier(`${prefix}bi`);
  const of = (subgraph: string) => identifier(prefix + subgraph);
  return [
    `CREATE SCHEMA IF NOT EXISTS ${bi}`,
    ...['observation', 'case_study', 'indicator', 'catalog_resource'].map(
      (view) => `DROP VIEW IF EXISTS ${bi}.${view}`,
    ),
    `CREATE VIEW ${bi}.indicator AS ${indicatorView()}`,
    `CREATE VIEW ${bi}.observation AS ${observationView(of)}`,
    `CREATE VIEW ${bi}.case_study AS ${caseStudyView(of)}`,
    `CREATE VIEW ${bi}.catalog_resource AS ${catalogResourceView(of)}`,
    ...roles.flatMap((role) => [
      `GRANT USAGE ON SCHEMA ${bi} TO ${identifier(role)}`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA ${bi} TO ${identifier(role)}`,
    ]),
  ];
}

type SchemaOf = (subgraph: string) => string;

const published = (of: SchemaOf) =>
  `SELECT month, revision, month || '/' || revision AS snapshot FROM ${of('reports')}.publication`;

/** Rows of a table of ranks, with whom their names stand for. */
const ranks = (of: SchemaOf, dimension: 'DEPARTMENT' | 'PREFECTURE', subjectId: string) => {
  const schema = of(dimension === 'DEPARTMENT' ? 'departments' : 'prefectures');
  return `
    SELECT snapshot, '${dimension}' AS dimension, '${dimension}_' || side AS indicator, ${subjectId} AS subject_id,
      name AS subject_name, rank, position, times AS value, '次' AS unit, rounding_step, reported_text,
      reported_unit, approximate
    FROM ${schema}.volume_rank`;
};

const count = (of: SchemaOf, column: string, indicator: string, unit: string) => `
    SELECT snapshot, 'NATIONAL', '${indicator}', NULL, NULL, NULL, 1, ${column}, '${unit}', 1, ${column}::text,
      '${unit}', false
    FROM ${of('national')}.national_sharing WHERE ${column} IS NOT NULL`;

function observationView(of: SchemaOf): string {
  // A name passes from body to body: the last one it went to by that month.
  const department = `(SELECT department_id FROM ${of('departments')}.department_alias alias
      WHERE alias.name = volume_rank.name AND alias.valid_from <= left(volume_rank.snapshot, 7)
      ORDER BY alias.valid_from DESC LIMIT 1)`;
  const prefecture = `(SELECT prefecture_id FROM ${of('prefectures')}.prefecture_alias alias
      WHERE alias.name = volume_rank.name)`;
  return `
  WITH published AS (${published(of)}),
  printed AS (${ranks(of, 'DEPARTMENT', department)}
    UNION ALL ${ranks(of, 'PREFECTURE', prefecture)}
    UNION ALL
    SELECT snapshot, 'PLATFORM', indicator, NULL, NULL, NULL, 1, times, '次', rounding_step, reported_text,
      reported_unit, approximate
    FROM ${of('reports')}.platform_figure
    UNION ALL ${count(of, 'cumulative', 'NATIONAL_APPLICATIONS_CUMULATIVE', '次')}
    UNION ALL ${count(of, 'department_count', 'NATIONAL_DEPARTMENTS_CUMULATIVE', '个')}
  ),
  figure AS (
    SELECT published.month, published.revision, printed.*,
      coalesce('id/' || subject_id, 'name/' || subject_name, '') AS subject,
      row_number() OVER (PARTITION BY printed.snapshot, indicator, subject_name ORDER BY position) AS same_name,
      row_number() OVER (PARTITION BY printed.snapshot, indicator,
        coalesce('id/' || subject_id, 'name/' || subject_name, '') ORDER BY position) AS same_subject
    FROM printed JOIN published USING (snapshot)
  )
  SELECT
    figure.indicator || '/' || figure.snapshot || coalesce('/' || figure.subject_name, '')
      || CASE WHEN figure.same_name > 1 THEN '#' || figure.same_name ELSE '' END AS id,
    figure.month,
    (figure.month || '-01')::date AS period_start,
    figure.dimension,
    figure.indicator,
    name.name AS indicator_name,
    figure.subject_id,
    figure.subject_name,
    figure.rank,
    figure.value,
    figure.unit,
    figure.rounding_step,
    figure.reported_text,
    coalesce(printed_unit.printed, figure.reported_unit) AS reported_unit,
    figure.approximate,
    figure.value - last_month.value AS change,
    (figure.value - last_month.value)::double precision / nullif(last_month.value, 0) AS change_rate,
    figure.value - last_year.value AS year_on_year_change,
    (figure.value - last_year.value)::double precision / nullif(last_year.value, 0) AS year_on_year_rate,
    figure.revision
  FROM figure
  LEFT JOIN figure last_month ON last_month.indicator = figure.indicator AND last_month.subject = figure.subject
    AND last_month.same_subject = 1
    AND last_month.month = to_char((figure.month || '-01')::date - interval '1 month', 'YYYY-MM')
  LEFT JOIN figure last_year ON last_year.indicator = figure.indicator AND last_year.subject = figure.subject
    AND last_year.same_subject = 1
    AND last_year.month = to_char((figure.month || '-01')::date - interval '1 year', 'YYYY-MM')
  LEFT JOIN (VALUES ${INDICATOR_NAMES}) AS name (code, name) ON name.code = figure.indicator
  LEFT JOIN (VALUES ${PRINTED_UNITS}) AS printed_unit (unit, printed) ON printed_unit.unit = figure.reported_unit`;
}

const caseStudyView = (of: SchemaOf): string => `
  WITH published AS (${published(of)})
  SELECT
    study.snapshot || '/' || study.position AS id,
    published.month,
    (published.month || '-01')::date AS period_start,
    study.title,
    array_to_string(ARRAY(SELECT jsonb_array_elements_text(study.paragraphs::jsonb)), E'\\n') AS text,
    study.source_name,
    study.prefecture_id,
    prefecture.name AS prefecture_name
  FROM ${of('cases')}.case_study study
  JOIN published USING (snapshot)
  LEFT JOIN ${of('prefectures')}.prefecture ON prefecture.id = study.prefecture_id`;

/** Fields of an entry as its content has them, beside what entries are found by. */
const CONTENT_TEXTS: readonly (readonly [column: string, field: string])[] = [
  ['abstract', 'abstract'],
  ['provider_code', 'providerCode'],
  ['provider_unit', 'providerUnit'],
  ['format_category', 'formatCategory'],
  ['format_type', 'formatType'],
  ['format_description', 'formatDescription'],
  ['sharing_type', 'sharingType'],
  ['sharing_condition', 'sharingCondition'],
  ['sharing_method', 'sharingMethod'],
  ['interface_kind', 'interfaceKind'],
  ['open_condition', 'openCondition'],
  ['update_frequency', 'updateFrequency'],
];

/** Every entry of the national catalog, retired ones too: `status` tells. */
const catalogResourceView = (of: SchemaOf): string => `
  SELECT
    resource.id::text AS id,
    resource.source,
    resource.external_id,
    resource.code,
    resource.title,
    resource.provider_name,
    resource.ministry_id,
    ministry.name AS ministry_name,
    ${CONTENT_TEXTS.map(([column, field]) => `said.content ->> ${literal(field)} AS ${column}`).join(',\n    ')},
    (said.content ->> 'openToPublic')::boolean AS open_to_public,
    (said.content ->> 'publishedOn')::date AS published_on,
    jsonb_array_length(said.content -> 'items') AS item_count,
    resource.status,
    resource.version,
    resource.changed_at::timestamptz AS changed_at
  FROM ${of('national')}.national_resource resource
  CROSS JOIN LATERAL (SELECT resource.content::jsonb AS content) AS said
  LEFT JOIN ${of('national')}.ministry ON ministry.id = resource.ministry_id`;

function indicatorView(): string {
  const rows = INDICATORS.map(
    ({ code, name, englishName, definition, englishDefinition, unit, sourceTable, dimension, cumulative }) =>
      `(${[code, name, englishName, definition, englishDefinition, unit, sourceTable, dimension].map(literal).join(', ')}, ${cumulative})`,
  );
  const columns = 'code, name, english_name, definition, english_definition, unit, source_table, dimension, cumulative';
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS indicator (${columns})`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
