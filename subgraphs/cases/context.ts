import type { CaseStudyContent } from '../../issue/issue.js';
import { SectionEditor } from '../shared/section/section-editor.js';
import type { RequestServices, SubgraphContext } from '../shared/subgraph/subgraph-definition.js';
import { createCaseFigureLoader, createCaseStudyLoader } from './case-study/case-study.loader.js';
import { CaseStudyRepository, replaceCaseStudies } from './case-study/case-study.repository.js';

export interface CasesContext extends SubgraphContext {
  section: SectionEditor<CaseStudyContent[]>;
  loaders: ReturnType<typeof createLoaders>;
}

export function createContext(services: RequestServices): CasesContext {
  return {
    requestId: services.requestId,
    caller: services.caller,
    grants: services.grants,
    section: new SectionEditor(services, replaceCaseStudies),
    loaders: createLoaders(services),
  };
}

function createLoaders({ database: { reader }, sections }: RequestServices) {
  const repository = new CaseStudyRepository(reader);
  return {
    caseStudy: createCaseStudyLoader(sections, repository),
    caseFigure: createCaseFigureLoader(sections, repository),
  };
}
