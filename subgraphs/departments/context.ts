import type { DepartmentSharingSection } from '../../issue/issue.js';
import { createRankFigureLoader } from '../shared/ranking/rank-figure.loader.js';
import { createLeadersLoader, createVolumeRankLoader } from '../shared/ranking/rankings.loader.js';
import { SectionEditor } from '../shared/section/section-editor.js';
import type { RequestServices, SubgraphContext } from '../shared/subgraph/subgraph-definition.js';
import {
  createDepartmentAliasLoader,
  createDepartmentLoader,
  createNamedDepartmentLoader,
} from './department/department.loader.js';
import { DepartmentRepository } from './department/department.repository.js';
import { findDepartmentIds } from './department/department-ids.js';
import { replaceDepartmentSharing } from './department-sharing/department-sharing.repository.js';
import { DEPARTMENT_INDICATORS } from './department-sharing/indicators.js';
import { createResponsivenessLoader } from './department-sharing/responsiveness.loader.js';

export interface DepartmentsContext extends SubgraphContext {
  departments: DepartmentRepository;
  section: SectionEditor<DepartmentSharingSection>;
  loaders: ReturnType<typeof createLoaders>;
}

export function createContext(services: RequestServices): DepartmentsContext {
  const departments = new DepartmentRepository(services.database.reader);
  return {
    requestId: services.requestId,
    caller: services.caller,
    grants: services.grants,
    departments,
    section: new SectionEditor(services, replaceDepartmentSharing),
    loaders: createLoaders(services, departments),
  };
}

function createLoaders({ database: { reader }, sections }: RequestServices, departments: DepartmentRepository) {
  const department = createDepartmentLoader(departments);
  const volumeRank = createVolumeRankLoader(sections, reader);
  return {
    department,
    departmentAlias: createDepartmentAliasLoader(departments),
    namedDepartment: createNamedDepartmentLoader(departments, department),
    leaders: createLeadersLoader(sections, reader),
    volumeRank,
    responsiveness: createResponsivenessLoader(sections, reader),
    rankFigure: createRankFigureLoader(volumeRank, DEPARTMENT_INDICATORS, (names) =>
      findDepartmentIds(departments, names),
    ),
  };
}
