import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { changesBetween, type PrintedFigure } from '../../../issue/figures/printed-figure.js';
import { type YearMonth, YearMonthScalar } from '../graphql/scalars.js';
import { snapshotKey } from '../snapshot/snapshot.js';
import type { SubgraphContext } from '../subgraph/subgraph-definition.js';
import { type FigureChange, toFigureChange } from './figure-change.type.js';

/** What a subgraph other than `reports` knows of two revisions held side by side: which, and that both may be read. */
@ObjectType()
export abstract class ChangesStub {
  @Field(() => YearMonthScalar)
  month!: YearMonth;

  @Field(() => Int)
  from!: number;

  @Field(() => Int)
  to!: number;

  @Field(() => String)
  @Directive('@external')
  fromGrant!: string;

  @Field(() => String)
  @Directive('@external')
  toGrant!: string;
}

/** Every list a contributor adds to ReportChanges is asked for together with both grants. */
export const REQUIRES_GRANTS = '@requires(fields: "fromGrant toGrant")';

/** Takes nothing but the key and the grants from what another subgraph sends. */
export function resolveChangesStub({ month, from, to, fromGrant, toGrant }: ChangesStub): ChangesStub {
  return { month, from, to, fromGrant, toGrant };
}

/**
 * What differs in the section a subgraph owns.
 *
 * @param figuresOf  Everything the section of a snapshot prints, in printed order.
 * @returns          Null if the caller may not read both revisions.
 */
export async function sectionChanges(
  { month, from, to, fromGrant, toGrant }: ChangesStub,
  { grants, caller }: SubgraphContext,
  figuresOf: (snapshot: string) => Promise<PrintedFigure[]>,
): Promise<FigureChange[] | null> {
  const before = { month, revision: from };
  const after = { month, revision: to };
  const mayRead = grants.allowsReading(before, fromGrant, caller) && grants.allowsReading(after, toGrant, caller);
  if (!mayRead) return null;
  const [old, current] = await Promise.all([before, after].map((snapshot) => figuresOf(snapshotKey(snapshot))));
  return changesBetween(old ?? [], current ?? []).map(toFigureChange);
}
