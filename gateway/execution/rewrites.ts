import type { FetchDataRewrite } from '@apollo/query-planner';
import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';

type Data = Record<string, unknown>;
type Rewrite = (value: unknown) => void;

const ON_TYPE = '... on ';

/**
 * Planners rename fields that would clash in one request to a subgraph, and interfaces one subgraph takes for objects; these
 * put the names back. Null if there is nothing to do.
 */
export function compileRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | null {
  if (!rewrites || rewrites.length === 0) return null;
  const compiled = rewrites.map((rewrite) => compilePath(schema, rewrite.path, rewrite));
  return (value) => {
    for (const apply of compiled) apply(value);
  };
}

function compilePath(schema: GraphQLSchema, path: readonly string[], rewrite: FetchDataRewrite): Rewrite {
  const [step = '', ...rest] = path;
  const onObject =
    rest.length === 0 ? renamer(step, rewrite) : deeper(schema, step, compilePath(schema, rest, rewrite));
  const apply: Rewrite = (value) => {
    if (Array.isArray(value)) for (const item of value) apply(item);
    else if (typeof value === 'object' && value !== null) onObject(value as Data);
  };
  return apply;
}

const renamer =
  (field: string, rewrite: FetchDataRewrite) =>
  (object: Data): void => {
    if (rewrite.kind === 'ValueSetter') {
      object[field] = rewrite.setValueTo;
    } else if (object[field] !== undefined) {
      object[rewrite.renameKeyTo] = object[field];
      delete object[field];
    }
  };

function deeper(schema: GraphQLSchema, step: string, next: Rewrite): (object: Data) => void {
  if (!step.startsWith(ON_TYPE)) return (object) => next(object[step]);
  const condition = step.slice(ON_TYPE.length);
  const wider = schema.getType(condition);
  return (object) => {
    const name = object.__typename;
    const type = typeof name === 'string' ? schema.getType(name) : undefined;
    const isMeant = name === undefined || name === condition;
    if (isMeant || (isAbstractType(wider) && isObjectType(type) && schema.isSubType(wider, type))) next(object);
  };
}
