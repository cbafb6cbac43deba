import { type GraphQLSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/**
 * Fields of section 二 that are part of its snapshot, as printed: sealed with it, and never other again. The database they are in
 * changes with each push of a sync of the catalog, which is no part of any snapshot; other sections share theirs with nothing that changes
 * as often. A field that is not named here is taken to follow from whatever is in its database.
 */
export const SEALED_FIELDS: readonly string[] = [
  'MonthlyReport.nationalSharing',
  'NationalSharing.applications',
  'NationalSharing.recommendedFor',
  'NationalSharing.sources',
  'NationalSharing.recommendations',
  'NationalApplications.cumulative',
  'NationalApplications.departmentCount',
  'NationalApplications.zone',
  'NationalApplications.namedDepartments',
  'NamedDepartment.name',
  'NamedDepartment.month',
  'FigureSource.figure',
  'FigureSource.line',
  'Recommendation.rank',
  'Recommendation.name',
  'Recommendation.ministryName',
  'Recommendation.line',
];

const sealed = new Set(['Query._entities', ...SEALED_FIELDS]);

/**
 * Whether all that a fetch asks for is sealed once its report is published.
 *
 * @param query   As the subgraph gets it.
 * @param schema  The supergraph's.
 */
export function asksForSealedOnly(query: string, schema: GraphQLSchema): boolean {
  const typeInfo = new TypeInfo(schema);
  let isSealed = true;
  const Field = ({ name: { value } }: { name: { value: string } }) => {
    if (value === '__typename') return;
    isSealed &&= sealed.has(`${typeInfo.getParentType()?.name}.${value}`);
  };
  visit(parse(query, { noLocation: true }), visitWithTypeInfo(typeInfo, { Field }));
  return isSealed;
}
