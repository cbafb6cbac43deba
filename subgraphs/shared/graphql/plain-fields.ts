import { getMetadataStorage } from 'type-graphql';

/**
 * Fields that are properties are read as properties. Type-graphql would call a resolver of its own for each of them, some
 * thousand times for a report; and nothing that compiles operations could see that there is nothing to resolve.
 * A field with a guard or a middleware keeps its resolver: without one it would be open to everyone.
 */
export function readPlainFieldsAsProperties(): void {
  const { fields, authorizedFields, middlewares, resolverMiddlewares } = getMetadataStorage();
  for (const field of fields) {
    const isOfField = (each: { target: unknown; fieldName: string }) =>
      each.target === field.target && each.fieldName === field.name;
    const isGuarded =
      authorizedFields.some(isOfField) ||
      middlewares.some(isOfField) ||
      resolverMiddlewares.some(({ target }) => target === field.target);
    if (!isGuarded && field.name === field.schemaName) field.simple ??= true;
  }
}
