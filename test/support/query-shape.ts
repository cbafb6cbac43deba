type PlanNode = { kind: string; nodes?: PlanNode[]; node?: PlanNode; serviceName?: string };

/** A query plan with nothing left but who is asked, and in what order. */
export function shapeOf(node: unknown): unknown {
  const { kind, nodes, node: inner, serviceName } = node as PlanNode;
  if (kind === 'Fetch') return serviceName;
  if (kind === 'Flatten') return shapeOf(inner);
  return { [kind]: nodes?.map(shapeOf) };
}

/** The table a statement reads first. */
export const tableOf = (sql: string) => /FROM "(?:[a-z0-9_]+"\.")?([a-z_]+)"/.exec(sql)?.[1];
