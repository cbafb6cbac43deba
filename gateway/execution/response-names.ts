const PREFIX = 'alias__';

/**
 * What a field is called on its way through plans and subgraphs: its name, or its alias behind a prefix.
 *
 * Federation asks for keys beside what clients ask for. An alias that is the name of a key would stand in its way, and query
 * planners get lost renaming it back: `{ report { month: title nationalSharing { … } } }` fails on the stock gateway. Names of
 * JavaScript's own, such as `__proto__`, never leave the door either.
 */
export const innerName = (name: string, alias: string | undefined): string =>
  alias === undefined || alias === name ? name : PREFIX + alias;

/** What clients call it. */
export const responseName = (inner: string): string => (inner.startsWith(PREFIX) ? inner.slice(PREFIX.length) : inner);
