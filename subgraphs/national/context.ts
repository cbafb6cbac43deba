import type { NationalSharingSection } from '../../issue/issue.js';
import { SectionEditor } from '../shared/section/section-editor.js';
import type { RequestServices, SubgraphContext } from '../shared/subgraph/subgraph-definition.js';
import { createMinistryAliasLoader, createMinistryIdLoader, createMinistryLoader } from './ministry/ministry.loader.js';
import { MinistryRepository } from './ministry/ministry.repository.js';
import {
  createRecommendedResourceLoader,
  createResourceByCodeLoader,
  createResourceLoader,
} from './national-resource/national-resource.loader.js';
import { NationalResourceRepository } from './national-resource/national-resource.repository.js';
import {
  createNamedDepartmentLoader,
  createRecommendationLoader,
  createRecommendingSnapshotsLoader,
  createSectionLoader,
} from './national-sharing/national-sharing.loader.js';
import { NationalSharingRepository, replaceNationalSharing } from './national-sharing/national-sharing.repository.js';

export interface NationalContext extends SubgraphContext {
  ministries: MinistryRepository;
  section: SectionEditor<NationalSharingSection>;
  loaders: ReturnType<typeof createLoaders>;
}

export function createContext(services: RequestServices): NationalContext {
  const ministries = new MinistryRepository(services.database.reader);
  return {
    caller: services.caller,
    grants: services.grants,
    ministries,
    section: new SectionEditor(services, replaceNationalSharing),
    loaders: createLoaders(services, ministries),
  };
}

function createLoaders({ database: { reader } }: RequestServices, ministries: MinistryRepository) {
  const resources = new NationalResourceRepository(reader);
  const sharing = new NationalSharingRepository(reader);
  const ministryId = createMinistryIdLoader(ministries);
  return {
    ministry: createMinistryLoader(ministries),
    ministryAlias: createMinistryAliasLoader(ministries),
    ministryId,
    resource: createResourceLoader(resources),
    resourceByCode: createResourceByCodeLoader(resources),
    recommendedResource: createRecommendedResourceLoader(resources),
    section: createSectionLoader(sharing),
    namedDepartment: createNamedDepartmentLoader(sharing),
    recommendation: createRecommendationLoader(sharing),
    recommendingSnapshots: createRecommendingSnapshotsLoader(sharing, ministryId),
  };
}
