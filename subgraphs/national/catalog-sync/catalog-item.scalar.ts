import { GraphQLScalarType } from 'graphql';

/**
 * An item as JSON, unread. Not an input type, for two reasons: one wrong value would refuse its whole batch before anyone looked
 * at the other items, and coercing its forty values at gateway and subgraph costs more than storing them.
 */
export const CatalogItemScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'CatalogItemInput',
  description: [
    'An entry of the catalog as an object: `externalId code title providerName sharingType` must be given; `abstract providerCode providerUnit',
    'formatCategory formatType formatDescription items {name dataType length} sharingCondition sharingMethod interfaceKind openToPublic',
    'openCondition updateFrequency publishedOn relatedResourceCodes extensions {name value}` may be null or left out; `line` says where',
    'it stood in its file. Enumerations by the names of their values. Every item is checked by itself: a bad one is REJECTED, the rest is taken.',
  ].join('\n'),
});
