import type { DepartmentEntity, DepartmentKind } from '../department/department.entity.js';
import type { DepartmentAliasEntity } from '../department/department-alias.entity.js';

/*
 * The departments issues name. Full names do not follow from short ones (省高院 is 贵州省高级人民法院), so each is written out.
 * Credit codes and dates are null unless a source confirms them; 省乡村振兴局 is said to have been merged into 省农业农村厅
 * around 2024, which no source at hand confirms.
 */
const department = (
  id: string,
  name: string,
  fullName: string,
  englishName: string,
  kind: DepartmentKind = 'GOVERNMENT_DEPARTMENT',
  superiorMinistryId: string | null = null,
): DepartmentEntity => ({
  id,
  name,
  fullName,
  englishName,
  kind,
  creditCode: null,
  validFrom: null,
  validUntil: null,
  superiorMinistryId,
});

export const DEPARTMENTS: readonly DepartmentEntity[] = [
  department(
    'general-office',
    '省政府办公厅',
    '贵州省人民政府办公厅',
    "General Office of the People's Government of Guizhou Province",
  ),
  department(
    'development-reform',
    '省发展改革委',
    '贵州省发展和改革委员会',
    'Guizhou Provincial Development and Reform Commission',
  ),
  department(
    'tax',
    '省税务局',
    '国家税务总局贵州省税务局',
    'Guizhou Provincial Tax Service, State Taxation Administration',
    'CENTRAL_VERTICAL',
    'taxation',
  ),
  department(
    'big-data',
    '省大数据局',
    '贵州省大数据发展管理局',
    'Guizhou Provincial Big Data Development Administration',
  ),
  department(
    'market-regulation',
    '省市场监管局',
    '贵州省市场监督管理局',
    'Guizhou Provincial Administration for Market Regulation',
  ),
  department('public-security', '省公安厅', '贵州省公安厅', 'Guizhou Provincial Department of Public Security'),
  department(
    'human-resources',
    '省人力资源社会保障厅',
    '贵州省人力资源和社会保障厅',
    'Guizhou Provincial Department of Human Resources and Social Security',
  ),
  department('high-court', '省高院', '贵州省高级人民法院', "Guizhou High People's Court", 'COURT'),
  department(
    'natural-resources',
    '省自然资源厅',
    '贵州省自然资源厅',
    'Guizhou Provincial Department of Natural Resources',
  ),
  department(
    'housing',
    '省住房城乡建设厅',
    '贵州省住房和城乡建设厅',
    'Guizhou Provincial Department of Housing and Urban-Rural Development',
  ),
  department(
    'real-estate-registration',
    '省不动产登记中心',
    '贵州省不动产登记中心',
    'Guizhou Provincial Real Estate Registration Center',
    'INSTITUTION',
  ),
  department(
    'healthcare-security',
    '省医疗保障局',
    '贵州省医疗保障局',
    'Guizhou Provincial Healthcare Security Administration',
  ),
  department('civil-affairs', '省民政厅', '贵州省民政厅', 'Guizhou Provincial Department of Civil Affairs'),
  department('energy', '省能源局', '贵州省能源局', 'Guizhou Provincial Energy Administration'),
  department(
    'public-resources-trading',
    '省公共资源交易中心',
    '贵州省公共资源交易中心',
    'Guizhou Provincial Public Resources Trading Center',
    'INSTITUTION',
  ),
  department(
    'meteorology',
    '省气象局',
    '贵州省气象局',
    'Guizhou Meteorological Bureau (China Meteorological Administration)',
    'CENTRAL_VERTICAL',
    'meteorology',
  ),
  department(
    'rural-revitalization',
    '省乡村振兴局',
    '贵州省乡村振兴局',
    'Guizhou Provincial Rural Revitalization Administration',
  ),
  department(
    'information-center',
    '省信息中心',
    '贵州省信息中心',
    'Guizhou Provincial Information Center',
    'INSTITUTION',
  ),
];

/** Every department goes by its short and its full name. */
export const DEPARTMENT_ALIASES: readonly DepartmentAliasEntity[] = DEPARTMENTS.flatMap(({ id, name, fullName }) =>
  [...new Set([name, fullName])].map((alias) => ({ name: alias, validFrom: '', departmentId: id })),
);
