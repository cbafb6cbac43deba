import type { NationalSharingSection } from '../../issue/issue.js';
import type { Actor } from '../shared/audit/actor.js';
import { SectionEditor } from '../shared/section/section-editor.js';
import type { RequestServices, SubgraphContext } from '../shared/subgraph/subgraph-definition.js';
import { CatalogBucketRepository } from './catalog-bucket/catalog-bucket.repository.js';
import { CatalogEventRepository } from './catalog-event/catalog-event.repository.js';
import { CatalogSearch, type Counts } from './catalog-search/catalog-search.js';
import { CountMemory } from './catalog-search/count-memory.js';
import type { SearchQuery } from './catalog-search/search-query.js';
import { createRunLoader } from './catalog-sync/catalog-run.loader.js';
import { CatalogRunRepository } from './catalog-sync/catalog-run.repository.js';
import { CatalogSync } from './catalog-sync/catalog-sync.js';
import { createMinistryAliasLoader, createMinistryIdLoader, createMinistryLoader } from './ministry/ministry.loader.js';
import { MinistryRepository } from './ministry/ministry.repository.js';
import {
  createRecommendedResourceLoader,
  createResourceByCodeLoader,
  createResourceChangeLoader,
  createResourceLoader,
} from './national-resource/national-resource.loader.js';
import { NationalResourceRepository } from './national-resource/national-resource.repository.js';
import { ResourceEditor } from './national-resource/resource-editor.js';
import {
  createNamedDepartmentLoader,
  createRecommendationLoader,
  createRecommendingSnapshotsLoader,
  createSectionLoader,
} from './national-sharing/national-sharing.loader.js';
import { NationalSharingRepository, replaceNationalSharing } from './national-sharing/national-sharing.repository.js';

export interface NationalContext extends SubgraphContext {
  actor: () => Actor;
  ministries: MinistryRepository;
  runs: CatalogRunRepository;
  buckets: CatalogBucketRepository;
  catalogEvents: CatalogEventRepository;
  search: CatalogSearch;
  /** What a search finds in all; counted once a request at most. */
  count(query: SearchQuery): Promise<Counts>;
  sync: CatalogSync;
  editor: ResourceEditor;
  section: SectionEditor<NationalSharingSection>;
  loaders: ReturnType<typeof createLoaders>;
}

export function createContext(services: RequestServices): NationalContext {
  const { database } = services;
  const ministries = new MinistryRepository(database.reader);
  const runs = new CatalogRunRepository(database.reader);
  const search = new CatalogSearch(database.reader);
  const memory = CountMemory.of(database);
  return {
    requestId: services.requestId,
    caller: services.caller,
    grants: services.grants,
    actor: services.actor,
    ministries,
    runs,
    buckets: new CatalogBucketRepository(database.reader),
    catalogEvents: new CatalogEventRepository(database.reader),
    search,
    count: (query) => memory.recall(database.reader, query, () => search.count(query)),
    sync: new CatalogSync(database),
    editor: new ResourceEditor(database),
    section: new SectionEditor(services, replaceNationalSharing),
    loaders: createLoaders(services, ministries, runs),
  };
}

function createLoaders(
  { database: { reader }, sections }: RequestServices,
  ministries: MinistryRepository,
  runs: CatalogRunRepository,
) {
  const resources = new NationalResourceRepository(reader);
  const sharing = new NationalSharingRepository(reader);
  const ministryId = createMinistryIdLoader(ministries);
  return {
    ministry: createMinistryLoader(ministries),
    ministryAlias: createMinistryAliasLoader(ministries),
    ministryId,
    resource: createResourceLoader(resources),
    resourceByCode: createResourceByCodeLoader(resources),
    resourceChange: createResourceChangeLoader(resources),
    run: createRunLoader(runs),
    recommendedResource: createRecommendedResourceLoader(resources),
    section: createSectionLoader(sections, sharing),
    namedDepartment: createNamedDepartmentLoader(sections, sharing),
    recommendation: createRecommendationLoader(sections, sharing),
    recommendingSnapshots: createRecommendingSnapshotsLoader(sharing, ministryId),
  };
}
