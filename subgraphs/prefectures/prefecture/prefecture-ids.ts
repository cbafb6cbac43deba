import type { SubjectIdOf } from '../../shared/ranking/rank-figure.loader.js';
import type { PrefectureRepository } from './prefecture.repository.js';

/** Which prefecture each of these names stands for: one statement for all names. */
export async function findPrefectureIds(
  repository: PrefectureRepository,
  names: readonly string[],
): Promise<SubjectIdOf> {
  const aliases = await repository.findAliases(names);
  const idByName = new Map(aliases.map(({ name, prefectureId }) => [name, prefectureId]));
  return (name) => idByName.get(name) ?? null;
}
