import { buildSubgraphSchema } from '@apollo/subgraph';
import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import { type DefinitionNode, type DocumentNode, type GraphQLSchema, Kind, parse, print } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { authChecker } from '../auth/auth-checker.js';
import { guardEntities } from './check-representations.js';
import { readPlainFieldsAsProperties } from './plain-fields.js';

const FEDERATION = parse(`
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.9"
      import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible", "@cost", "@listSize"]
    )
`);

/** Turns the key of an entity, as another subgraph sends it, into what its field resolvers start from. */
export type ResolveReference<Context> = (reference: never, context: Context) => unknown;

export interface FederatedSchema {
  /** What the subgraph publishes, `schema.graphql`. */
  sdl: string;
  schema: GraphQLSchema;
  /** By type, how a key becomes what the fields of the type start from. */
  references: Readonly<Record<string, ResolveReference<never>>>;
}

/**
 * A subgraph of type-graphql's classes, which know nothing of Federation 2: its definitions are printed, headed by the link to
 * the specification, and built again with the reference resolvers.
 */
export async function buildFederatedSchema<Context>(options: {
  // biome-ignore lint/complexity/noBannedTypes: type-graphql's own type for a class.
  resolvers: NonEmptyArray<Function>;
  /** Types no resolver mentions, such as stubs with nothing added. */
  // biome-ignore lint/complexity/noBannedTypes: type-graphql's own type for a class.
  orphanedTypes?: Function[];
  references: Record<string, ResolveReference<Context>>;
}): Promise<FederatedSchema> {
  readPlainFieldsAsProperties();
  const classes = await buildSchema({
    resolvers: options.resolvers,
    orphanedTypes: options.orphanedTypes ?? [],
    authChecker,
    validate: false,
    skipCheck: true,
  });
  const definitions = getDocumentNodeFromSchema(classes).definitions.filter(isWorthPrinting);
  const typeDefs: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...FEDERATION.definitions, ...definitions] };
  const resolvers = createResolversMap(classes);
  for (const [type, resolveReference] of Object.entries(options.references)) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolveReference } as (typeof resolvers)[string];
  }
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  guardEntities(schema, typeDefs);
  return { sdl: `${print(typeDefs)}\n`, schema, references: options.references };
}

/** `schema { … }` says nothing here, and a subgraph without queries of its own must not print an empty `Query`. */
function isWorthPrinting(definition: DefinitionNode): boolean {
  if (definition.kind === Kind.SCHEMA_DEFINITION) return false;
  return !(definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.fields?.length === 0);
}
