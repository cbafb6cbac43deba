import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The least a server in Node can do: any request is answered with the same bytes, none of it is read. */
export async function staticRoute({ file }) {
  const answer = await readFile(file);
  return answering(() => answer);
}

/** Every row of tables 4-1 and 4-2 with the column names of an observation: read, written as JSON, and nothing else done. */
export function sql({ config }) {
  const database = new Database(join(config.dataDir, 'prefectures.sqlite'), { readonly: true });
  const statement = database.prepare(`
    SELECT 'PREFECTURE_' || side || '/' || snapshot || '/' || volume_rank.name AS id, substr(snapshot, 1, 7) AS month,
      substr(snapshot, 1, 7) || '-01' AS periodStart, 'PREFECTURE_' || side AS indicator, prefecture_id AS subjectId,
      volume_rank.name AS subjectName, rank, times AS value, '次' AS unit, rounding_step AS roundingStep,
      reported_text AS reportedText, reported_unit AS reportedUnit
    FROM volume_rank LEFT JOIN prefecture_alias ON prefecture_alias.name = volume_rank.name
    WHERE snapshot < '2024-06' ORDER BY snapshot, side, position`);
  return answering(() => JSON.stringify(statement.all()));
}

/** As much of Fastify's form as `serve.mjs` needs. */
function answering(answer) {
  const server = createServer((request, response) => {
    request.resume();
    const body = answer();
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
  return { listen: (options) => new Promise((resolve) => server.listen(options, resolve)) };
}
