import type { createLeadersLoader, createVolumeRankLoader } from './rankings.loader.js';
import type { RankingsContent } from './rankings.repository.js';

/** The rankings of a snapshot as they were put; null if it prints no such section. */
export async function loadRankings(
  snapshot: string,
  loaders: {
    leaders: ReturnType<typeof createLeadersLoader>;
    volumeRank: ReturnType<typeof createVolumeRankLoader>;
  },
): Promise<RankingsContent | null> {
  const [leaders, rows] = await Promise.all([loaders.leaders.load(snapshot), loaders.volumeRank.load(snapshot)]);
  return (
    leaders && {
      serviceLeaders: leaders.service,
      serviceRanking: rows.filter(({ side }) => side === 'SERVICE'),
      usageLeaders: leaders.usage,
      usageRanking: rows.filter(({ side }) => side === 'USAGE'),
    }
  );
}
