import { INDICATORS } from '../../issue/indicators.js';
import { type Recipe, withBase } from './recipe.js';
import { RECIPES } from './recipes.js';

/** The page `/bi`: the recipes with the address of this server in them, and no script. */
export function recipePage(base: string): string {
  const contents = RECIPES.map(({ id, tool }) => `<li><a href="#${id}">${escapeHtml(tool)}</a></li>`);
  const indicators = INDICATORS.map(
    ({ code, name, unit, sourceTable }) =>
      `<tr><td><code>${code}</code></td><td>${name}</td><td>${unit}</td><td>${sourceTable}</td></tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>贵州省公共数据共享开放月报 · BI</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/bi/bi.css" />
  </head>
  <body>
    <main>
      <h1>BI 工具与导出 <small>BI tools and exports</small></h1>
      <p>
        全部指标值一张表 All figures in one table:
        <a href="/export/observations.csv">CSV</a> · <a href="/export/observations.csv?bom=1">CSV (Excel)</a> ·
        <a href="/export/observations.xlsx">XLSX</a> · <a href="/export/observations.json">JSON</a> ·
        <a href="/export/observations.ndjson">NDJSON</a> · <a href="/export/observations.csv-metadata.json">CSVW</a>.
        典型案例 Cases: <a href="/export/cases.csv">CSV</a> · <a href="/export/cases.json">JSON</a>.
        指标目录 Codebook: <a href="/export/codebook.csv">CSV</a> · <a href="/export/codebook.json">JSON</a>.
        国家资源目录 Catalog: <a href="/export/catalog.csv?bom=1">CSV (Excel)</a> · <a href="/export/catalog.xlsx">XLSX</a> ·
        <a href="/export/catalog.ndjson">NDJSON</a> · <a href="/export/catalog.jsonld">DCAT (JSON-LD)</a>.
      </p>
      <p>参数 Parameters: <code>from</code>, <code>to</code> (2024-06), <code>indicator</code>, <code>subject</code>, <code>limit</code>, <code>offset</code>, <code>bom=1</code>.</p>
      <nav><ul>${contents.join('')}</ul></nav>
      ${RECIPES.map((recipe) => sectionOf(recipe, base)).join('\n')}
      <section id="indicators">
        <h2>指标 Indicators</h2>
        <table><thead><tr><th>code</th><th>名称</th><th>单位</th><th>来源</th></tr></thead><tbody>${indicators.join('')}</tbody></table>
      </section>
    </main>
  </body>
</html>
`;
}

function sectionOf({ id, tool, tried, how, text, snippets, notes = [] }: Recipe, base: string): string {
  const say = (content: string) => escapeHtml(withBase(content, base));
  const parts = snippets.map(
    ({ text: caption, language, code }) =>
      `<p>${say(caption)}</p><pre tabindex="0"><code class="${language}">${say(code)}</code></pre>`,
  );
  const list = notes.length > 0 ? `<ul>${notes.map((note) => `<li>${say(note)}</li>`).join('')}</ul>` : '';
  return `<section id="${id}">
        <h2>${say(tool)}</h2>
        <p class="tried"><strong>${tried}</strong>: ${say(how)}</p>
        <p>${say(text)}</p>
        ${parts.join('\n        ')}
        ${list}
      </section>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
