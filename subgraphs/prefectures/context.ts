import type { PrefectureSharingSection } from '../../issue/issue.js';
import { createRankFigureLoader } from '../shared/ranking/rank-figure.loader.js';
import { createLeadersLoader, createVolumeRankLoader } from '../shared/ranking/rankings.loader.js';
import { replaceRankings } from '../shared/ranking/rankings.repository.js';
import { SectionEditor } from '../shared/section/section-editor.js';
import type { RequestServices, SubgraphContext } from '../shared/subgraph/subgraph-definition.js';
import {
  createNamedPrefectureLoader,
  createPrefectureAliasLoader,
  createPrefectureLoader,
} from './prefecture/prefecture.loader.js';
import { PrefectureRepository } from './prefecture/prefecture.repository.js';
import { findPrefectureIds } from './prefecture/prefecture-ids.js';
import { PREFECTURE_INDICATORS } from './prefecture-sharing/indicators.js';

export interface PrefecturesContext extends SubgraphContext {
  prefectures: PrefectureRepository;
  section: SectionEditor<PrefectureSharingSection>;
  loaders: ReturnType<typeof createLoaders>;
}

export function createContext(services: RequestServices): PrefecturesContext {
  const prefectures = new PrefectureRepository(services.database.reader);
  return {
    requestId: services.requestId,
    caller: services.caller,
    grants: services.grants,
    prefectures,
    section: new SectionEditor(services, replaceRankings),
    loaders: createLoaders(services, prefectures),
  };
}

function createLoaders({ database: { reader }, sections }: RequestServices, prefectures: PrefectureRepository) {
  const prefecture = createPrefectureLoader(prefectures);
  const volumeRank = createVolumeRankLoader(sections, reader);
  return {
    prefecture,
    prefectureAlias: createPrefectureAliasLoader(prefectures),
    namedPrefecture: createNamedPrefectureLoader(prefectures, prefecture),
    leaders: createLeadersLoader(sections, reader),
    volumeRank,
    rankFigure: createRankFigureLoader(volumeRank, PREFECTURE_INDICATORS, (names) =>
      findPrefectureIds(prefectures, names),
    ),
  };
}
