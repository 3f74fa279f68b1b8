import type { Context } from '../context.ts';
import type { Line } from '../generated/prisma/client.ts';
import { scopeOf } from '../scope.ts';
import { findLines, marketsWithoutCounts, readFacts } from './delivery.repository.ts';
import { type Delivery, summarise } from './delivery.ts';

/** What a line delivered; null when the caller knows no such line, or it was never booked. */
export function loadLineDelivery(ctx: Context, id: string): Promise<Delivery | null> {
  return ctx
    .loader<string, Delivery | null>('deliveries of lines', async (ids) => {
      const lines = await findLines(ctx.db, { id: ids });
      return deliver(ctx, ids, lines, (line) => line.id);
    })
    .load(id);
}

/** What all lines of a campaign delivered; null when none of them was ever booked. */
export function loadCampaignDelivery(ctx: Context, id: string): Promise<Delivery | null> {
  return ctx
    .loader<string, Delivery | null>('deliveries of campaigns', async (ids) => {
      const lines = await findLines(ctx.db, { campaignId: ids });
      return deliver(ctx, ids, lines, (line) => line.campaignId);
    })
    .load(id);
}

async function deliver(
  ctx: Context,
  ids: readonly string[],
  lines: readonly Line[],
  ownerOf: (line: Line) => string,
): Promise<(Delivery | null)[]> {
  const marketCodes = [...new Set(lines.map(({ marketCode }) => marketCode))];
  const [facts, uncounted] = await Promise.all([
    readFacts(ctx.db, scopeOf(ctx.viewer), ids),
    marketsWithoutCounts(ctx.db, marketCodes),
  ]);
  return ids.map((id) => {
    const ours = lines.filter((line) => ownerOf(line) === id);
    if (ours.length === 0) return null;
    const ownMarkets = new Set(ours.map(({ marketCode }) => marketCode));
    return summarise(
      ours.map((line) => line.id),
      facts.filter(({ ofId }) => ofId === id),
      [...ownMarkets].filter((code) => uncounted.has(code)).sort(),
    );
  });
}
