import DataLoader from 'dataloader';
import type { SectionReader } from '../../shared/section/section-reader.js';
import type { NationalResource } from '../national-resource/national-resource.type.js';
import type { NationalSharingRepository } from './national-sharing.repository.js';

/** Sections by snapshot, `null` where the issue prints none. */
export const createSectionLoader = (sections: SectionReader, repository: NationalSharingRepository) =>
  sections.row('NationalSharing', (snapshots) => repository.findSections(snapshots));

export const createNamedDepartmentLoader = (sections: SectionReader, repository: NationalSharingRepository) =>
  sections.rows('NamedDepartment', (snapshots) => repository.findNamedDepartments(snapshots));

export const createRecommendationLoader = (sections: SectionReader, repository: NationalSharingRepository) =>
  sections.rows('Recommendation', (snapshots) => repository.findRecommendations(snapshots));

/** Snapshots whose table 2-2 prints a resource's code, or its title as one of its ministry's. */
export const createRecommendingSnapshotsLoader = (
  repository: NationalSharingRepository,
  ministryIds: DataLoader<string, string | null>,
) =>
  new DataLoader<Pick<NationalResource, 'id' | 'code' | 'title' | 'ministryId'>, string[], string>(
    async (resources) => {
      const names = [...new Set(resources.flatMap(({ code, title }) => [code, title]))];
      const rows = await repository.findRecommendationsOf(names);
      const owners = await ministryIds.loadMany(rows.map(({ ministryName }) => ministryName));
      return resources.map(({ code, title, ministryId }) => {
        const means = ({ name }: (typeof rows)[number], row: number) =>
          name === code || (name === title && ministryId !== null && owners[row] === ministryId);
        return rows.filter(means).map(({ snapshot }) => snapshot);
      });
    },
    { name: 'RecommendingSnapshots', cacheKeyFn: ({ id }) => id },
  );
