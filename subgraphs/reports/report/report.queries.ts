import { Arg, Ctx, Directive, Int, Query, Resolver } from 'type-graphql';
import { ReportError } from '../../shared/errors.js';
import { type YearMonth, YearMonthScalar } from '../../shared/graphql/scalars.js';
import type { ReportsContext } from '../context.js';
import { MonthlyReport, toReport } from './report.type.js';
import { MonthlyReportConnection } from './report-connection.type.js';

const MAX_PAGE = 100;
const MONTH_CURSOR = /^[0-9]{4}-[0-9]{2}$/;

@Resolver()
export class ReportQueries {
  @Query(() => MonthlyReport, {
    nullable: true,
    description: 'The report of a month: the published revision, or the one asked for. NOT_PUBLISHED if there is none.',
  })
  async report(
    @Arg('month', () => YearMonthScalar) month: YearMonth,
    @Arg('revision', () => Int, { nullable: true }) revision: number | null | undefined,
    @Ctx() { reports }: ReportsContext,
  ): Promise<MonthlyReport> {
    return toReport(await reports.get(month, revision ?? null));
  }

  @Query(() => MonthlyReport, {
    nullable: true,
    description: 'The published report of the latest month; null if none is.',
  })
  async latestReport(@Ctx() { revisions }: ReportsContext): Promise<MonthlyReport | null> {
    const [latest] = await revisions.findPublishedIn({ from: null, to: null, before: null }, 1);
    return latest ? toReport(latest) : null;
  }

  @Query(() => MonthlyReportConnection, {
    nullable: true,
    description: 'Published reports, the newest first, both ends inclusive; all of them without ends.',
  })
  @Directive(`@listSize(assumedSize: ${MAX_PAGE}, slicingArguments: ["first"], sizedFields: ["edges"])`)
  async reports(
    @Arg('from', () => YearMonthScalar, { nullable: true }) from: YearMonth | null | undefined,
    @Arg('to', () => YearMonthScalar, { nullable: true }) to: YearMonth | null | undefined,
    @Arg('first', () => Int, { defaultValue: 12, description: `1 to ${MAX_PAGE}.` }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after: string | null | undefined,
    @Ctx() { revisions }: ReportsContext,
  ): Promise<MonthlyReportConnection> {
    if (first < 1 || first > MAX_PAGE) {
      throw new ReportError('BAD_USER_INPUT', `Expected "first" from 1 to ${MAX_PAGE}, found ${first}.`);
    }
    const range = { from: from ?? null, to: to ?? null };
    const rows = await revisions.findPublishedIn({ ...range, before: after ? readCursor(after) : null }, first + 1);
    const edges = rows.slice(0, first).map((row) => ({ cursor: toCursor(row.month), node: toReport(row) }));
    return {
      edges,
      pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
      totalCount: await revisions.countPublishedIn(range),
    };
  }
}

const toCursor = (month: YearMonth): string => Buffer.from(month).toString('base64url');

function readCursor(cursor: string): YearMonth {
  const month = Buffer.from(cursor, 'base64url').toString();
  if (MONTH_CURSOR.test(month)) return month;
  throw new ReportError('BAD_USER_INPUT', 'Expected in "after" the endCursor of a page, found another text.');
}
