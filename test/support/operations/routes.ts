import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

/** A way from the root to a type: the operation it begins with, and the fields that lead there. */
export interface Route {
  kind: 'query' | 'mutation';
  fields: readonly string[];
}

/** The shortest way to every object type of a schema, itself among them. */
export function routesOf(schema: GraphQLSchema): Map<string, Route> {
  const routes = new Map<string, Route>();
  const waiting: string[] = [];
  const reach = (type: string, route: Route) => {
    if (routes.has(type)) return;
    routes.set(type, route);
    waiting.push(type);
  };
  for (const kind of ['query', 'mutation'] as const) {
    const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    if (root) reach(root.name, { kind, fields: [] });
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const type = schema.getType(next);
      const from = routes.get(next);
      if (!isObjectType(type) || !from) continue;
      for (const field of Object.values(type.getFields())) {
        const to = getNamedType(field.type);
        if (isObjectType(to)) reach(to.name, { kind, fields: [...from.fields, field.name] });
      }
    }
  }
  return routes;
}
