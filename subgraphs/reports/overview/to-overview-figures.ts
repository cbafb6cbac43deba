import type { ApplicationCounts, ExchangeVolumes } from '../../../issue/issue.js';
import { APPLICATION_INDICATORS, EXCHANGE_INDICATORS } from './indicators.js';
import { entriesOf } from './overview.repository.js';
import type { PlatformFigureEntity } from './platform-figure.entity.js';

/** The figures of section 一 in the shape the section has; null for a group of which nothing is printed. */
export function toOverviewFigures(rows: readonly PlatformFigureEntity[]) {
  const volumes = new Map(rows.map(({ indicator, volume }) => [indicator, volume]));
  const pick = <Key extends string, Value>(
    indicators: Record<Key, PlatformFigureEntity['indicator']>,
    toValue: (volume: PlatformFigureEntity['volume']) => Value,
  ): Record<Key, Value | null> | null => {
    const values = entriesOf(indicators).map(([field, indicator]) => {
      const volume = volumes.get(indicator);
      return [field, volume ? toValue(volume) : null] as const;
    });
    const isPrinted = values.some(([, value]) => value !== null);
    return isPrinted ? (Object.fromEntries(values) as Record<Key, Value | null>) : null;
  };
  const applications: ApplicationCounts | null = pick(APPLICATION_INDICATORS, ({ times }) => times);
  const exchange = pick(EXCHANGE_INDICATORS, (volume) => volume) satisfies ExchangeVolumes | null;
  return { applications, exchange };
}
