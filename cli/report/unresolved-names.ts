import { ReportNamesDocument } from '../../operations/generated/graphql.js';
import type { Client } from '../shared/client.js';

/** A name as printed that stands for nobody in the registry. */
export interface UnresolvedName {
  section: string;
  name: string;
}

/** Names of a revision nobody has: they are kept as printed; a new alias resolves them later. */
export async function findUnresolvedNames(
  client: Client,
  { month, revision }: { month: string; revision: number },
): Promise<UnresolvedName[]> {
  const { report } = await client.execute(ReportNamesDocument, { month, revision });
  const { nationalSharing, departmentSharing, prefectureSharing } = report ?? {};
  const departments = [
    ...(departmentSharing?.responsiveness ?? []),
    ...(departmentSharing?.serviceRanking ?? []),
    ...(departmentSharing?.usageRanking ?? []),
  ];
  const prefectures = [...(prefectureSharing?.serviceRanking ?? []), ...(prefectureSharing?.usageRanking ?? [])];
  return [
    ...unresolved('二（一）', nationalSharing?.applications?.namedDepartments ?? [], ({ department }) => department),
    ...unresolved('表 2-2', nationalSharing?.recommendations ?? [], ({ ministry }) => ministry),
    ...unresolved('三', departments, ({ department }) => department),
    ...unresolved('四', prefectures, ({ prefecture }) => prefecture),
  ];
}

function unresolved<Row extends { name: string }>(
  section: string,
  rows: readonly Row[],
  entityOf: (row: Row) => unknown,
): UnresolvedName[] {
  const names = rows.filter((row) => entityOf(row) === null).map(({ name }) => name);
  return [...new Set(names)].map((name) => ({ section, name }));
}
