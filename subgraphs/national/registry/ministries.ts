import type { MinistryEntity, MinistryKind } from '../ministry/ministry.entity.js';
import type { MinistryAliasEntity } from '../ministry/ministry-alias.entity.js';

const ministry = (
  id: string,
  name: string,
  fullName: string,
  englishName: string,
  kind: MinistryKind = 'MINISTRY',
): MinistryEntity => ({ id, name, fullName, englishName, kind });

export const MINISTRIES: readonly MinistryEntity[] = [
  ministry(
    'industry-information',
    '工业和信息化部',
    '中华人民共和国工业和信息化部',
    'Ministry of Industry and Information Technology',
  ),
  ministry('natural-resources', '自然资源部', '中华人民共和国自然资源部', 'Ministry of Natural Resources'),
  ministry(
    'intellectual-property',
    '国家知识产权局',
    '国家知识产权局',
    'China National Intellectual Property Administration',
    'STATE_COUNCIL_BODY',
  ),
  ministry('customs', '海关总署', '中华人民共和国海关总署', 'General Administration of Customs', 'STATE_COUNCIL_BODY'),
  ministry(
    'fire-rescue',
    '国家消防救援局',
    '国家消防救援局',
    'National Fire and Rescue Administration',
    'STATE_COUNCIL_BODY',
  ),
  ministry(
    'government-service-platform',
    '国家政务服务平台',
    '国家政务服务平台',
    'National Government Service Platform',
    'PLATFORM',
  ),
  ministry('emergency-management', '应急管理部', '中华人民共和国应急管理部', 'Ministry of Emergency Management'),
  ministry('civil-affairs', '民政部', '中华人民共和国民政部', 'Ministry of Civil Affairs'),
  // Not recommended in any issue at hand; they run 省税务局 and 省气象局.
  ministry('taxation', '税务总局', '国家税务总局', 'State Taxation Administration', 'STATE_COUNCIL_BODY'),
  ministry('meteorology', '中国气象局', '中国气象局', 'China Meteorological Administration', 'STATE_COUNCIL_BODY'),
];

/** Names that are neither a ministry's short nor its full name. */
const OTHER_NAMES: readonly MinistryAliasEntity[] = [{ name: '工信部', ministryId: 'industry-information' }];

export const MINISTRY_ALIASES: readonly MinistryAliasEntity[] = [
  ...MINISTRIES.flatMap(({ id, name, fullName }) =>
    [...new Set([name, fullName])].map((alias) => ({ name: alias, ministryId: id })),
  ),
  ...OTHER_NAMES,
];
