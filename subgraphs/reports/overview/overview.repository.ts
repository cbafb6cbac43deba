import type { EntityManager } from 'typeorm';
import type { OverviewSection } from '../../../issue/issue.js';
import type { Volume } from '../../../issue/volume.js';
import { selectRows } from '../../shared/database/select-rows.js';
import { anyOf, sql } from '../../shared/database/sql.js';
import {
  APPLICATION_INDICATORS,
  EXCHANGE_INDICATORS,
  PLATFORM_INDICATORS,
  type PlatformIndicator,
} from './indicators.js';
import { OverviewEntity } from './overview.entity.js';
import { PlatformFigureEntity } from './platform-figure.entity.js';

export class OverviewRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findOverviews(snapshots: readonly string[]): Promise<OverviewEntity[]> {
    return selectRows(this.#reader, OverviewEntity, sql`WHERE snapshot ${anyOf(snapshots)}`);
  }

  /** In printed order. */
  async findFigures(snapshots: readonly string[]): Promise<PlatformFigureEntity[]> {
    const rows = await selectRows(this.#reader, PlatformFigureEntity, sql`WHERE snapshot ${anyOf(snapshots)}`);
    return rows.sort((a, b) => PLATFORM_INDICATORS.indexOf(a.indicator) - PLATFORM_INDICATORS.indexOf(b.indicator));
  }
}

/** Replaces cover, section 一 and colophon of one snapshot. */
export async function replaceOverview(
  manager: EntityManager,
  snapshot: string,
  content: OverviewSection | null,
): Promise<void> {
  await manager.delete(OverviewEntity, { snapshot });
  await manager.delete(PlatformFigureEntity, { snapshot });
  if (!content) return;
  const { title, publisher, issuedOn, synthetic, distribution, sources } = content;
  await manager.insert(OverviewEntity, { snapshot, title, publisher, issuedOn, synthetic, ...distribution, sources });
  await manager.insert(PlatformFigureEntity, toFigures(snapshot, content));
}

function toFigures(snapshot: string, { applications, exchange, sources }: OverviewSection): PlatformFigureEntity[] {
  const rows: PlatformFigureEntity[] = [];
  const add = (indicator: PlatformIndicator, { line = null, ...volume }: Volume) =>
    rows.push({ snapshot, indicator, volume: { ...volume, line } });

  for (const [field, indicator] of entriesOf(APPLICATION_INDICATORS)) {
    const count = applications?.[field] ?? null;
    const line = sources.find(({ figure }) => figure === `applications.${field}`)?.line ?? null;
    if (count !== null) add(indicator, { ...asVolume(count), line });
  }
  for (const [field, indicator] of entriesOf(EXCHANGE_INDICATORS)) {
    const volume = exchange?.[field];
    if (volume) add(indicator, volume);
  }
  return rows;
}

/** Counts of applications are printed whole, in 次. */
const asVolume = (count: number): Volume => ({
  times: count,
  reportedText: String(count),
  reportedUnit: 'TIMES',
  roundingStep: 1,
  approximate: false,
});

export const entriesOf = <Key extends string, Value>(record: Record<Key, Value>) =>
  Object.entries(record) as [Key, Value][];
