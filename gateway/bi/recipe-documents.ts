import { CASE_COLUMNS } from '../export/cases/cases-export.js';
import { CODEBOOK_COLUMNS } from '../export/codebook/codebook-export.js';
import { OBSERVATION_COLUMNS } from '../export/observations/observation-columns.js';
import type { Column } from '../export/table.js';
import { EXAMPLE_BASE, type Recipe, withBase } from './recipe.js';
import { RECIPES } from './recipes.js';

const GENERATED = '<!-- Generated from gateway/bi by `npm run docs:bi`. -->';

/** Names and contents of the documents in docs/bi. */
export const recipeDocuments = (): Map<string, string> =>
  new Map([
    ['README.md', overview()],
    ['columns.md', columns()],
    ...RECIPES.map((recipe): [string, string] => [`${recipe.id}.md`, documentOf(recipe)]),
  ]);

function documentOf({ tool, tried, how, text, snippets, notes = [] }: Recipe): string {
  const parts = snippets.flatMap(({ text: caption, language, code }) => [caption, fenced(language, code)]);
  const list = notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : [];
  const document = [GENERATED, `# ${tool}`, `**${tried}**: ${how}`, text, ...parts, ...list].join('\n\n');
  return `${withBase(document, EXAMPLE_BASE)}\n`;
}

const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``;

function overview(): string {
  const rows = RECIPES.map(({ id, tool, tried, how }) => `| [${tool}](${id}.md) | ${tried} | ${how} |`);
  return `${GENERATED}

# BI 工具与导出 (BI tools and exports)

The same recipes, with the address of your server in them, are the page \`/bi\`. \`${EXAMPLE_BASE}\` stands for it here.

| tool | tried | how |
| --- | --- | --- |
${rows.join('\n')}

## Exports

Every export is a GET. It runs an operation of \`operations/exports.graphql\` with the rights of the caller, so it gives what
GraphQL gives. What is published needs no token; a token for drafts goes into \`Authorization: Bearer …\` or \`X-API-Key\`,
never into the address.

| address | formats | parameters |
| --- | --- | --- |
| \`/export/observations\` | csv, json, ndjson, xlsx | \`from\`, \`to\`, \`indicator\`, \`subject\`, \`limit\`, \`offset\`, \`bom\` |
| \`/export/cases\` | csv, json, ndjson, xlsx | \`from\`, \`to\`, \`text\`, \`prefecture\`, \`limit\`, \`offset\`, \`bom\` |
| \`/export/report\` | json, xlsx | \`month\`, \`revision\` |
| \`/export/codebook\` | csv, json, ndjson, xlsx | \`limit\`, \`offset\`, \`bom\` |
| \`/export/catalog\` | csv, ndjson, xlsx, jsonld | \`text\`, \`ministryId\`, \`sharingType\`, \`updateFrequency\`, \`interfaceKind\`, \`status\`, \`source\`, \`openToPublic\`, \`limit\`, \`bom\` |
| \`/export/observations.csv-metadata.json\` | CSV on the Web, also of cases and codebook | |

- The format is the ending: \`/export/observations.csv\`. \`Accept\` must allow it, or the answer is 406.
- \`from\` and \`to\` are months such as \`2024-06\`, both inclusive. A parameter that is left empty is not asked for; one there is
  none of is refused, since it would silently give other rows.
- A range with nothing in it gives the same columns and no rows. \`offset\` past the end gives none.
- \`ETag\`, \`Last-Modified\`: an answer stays fresh until a month of the range, or one it is measured against, is published,
  corrected or withdrawn; until then a request with \`If-None-Match\` is answered 304. \`gzip\` where accepted.
- Statuses are the truth: 400 bad parameter, 401 bad token, 404 not published, 406 not acceptable, 429 too much, 503 a part of
  the system is down (never half a table). The header \`x-error\` repeats the reason for tools that drop the body.
- \`x-snapshot-id\`: the same text, the same rows; pages of one pull must have the same. \`x-total-count\`: rows there are.
- Pages of other origins may read all of this where \`CORS_ORIGINS\` names them, events too.
- Names of columns are the same in every format and in the PostgreSQL views \`bi.*\`: [columns](columns.md).

The national catalog may have millions of entries. Its export is read page by page as fast as the client takes it, and has no
\`offset\`; a client may have two at once. Parameters are those of the query \`nationalResources\`, several values with commas
between them (\`sharingType=CONDITIONAL,UNCONDITIONAL\`). CSV and XLSX are in the national template: two rows of header, a row for
each 信息项, what is said of the entry in its first; a workbook goes on in another sheet where one is full. What is
exported of one source (\`source=…\`) can be synced again by \`npm run catalog -- apply\`, and changes nothing. JSON-LD is DCAT 3,
element by element of the guide. \`ETag\` changes when an entry of the source, or of any, does.
`;
}

const columns = (): string => `${GENERATED}

# Columns

${columnTable('observations', OBSERVATION_COLUMNS)}

${columnTable('cases', CASE_COLUMNS)}

${columnTable('codebook', CODEBOOK_COLUMNS)}
`;

const columnTable = <Row>(name: string, of: readonly Column<Row>[]): string =>
  [
    `## ${name}\n`,
    '| column | 含义 | type | |',
    '| --- | --- | --- | --- |',
    ...of.map(
      ({ name: column, title, type, description }) => `| \`${column}\` | ${title} | ${type} | ${description} |`,
    ),
  ].join('\n');
