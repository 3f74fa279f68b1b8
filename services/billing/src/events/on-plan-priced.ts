import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Keeps our copy of what the shop sells; an older word never overwrites a newer one. */
export const onPlanPriced = defineConsumer<PrismaClient>()('plan.priced', async (event, tx) => {
  const { sku, prices, ...plan } = event.payload;
  const row = {
    ...plan,
    prices: Object.fromEntries(prices.map(({ currency, amountMinor }) => [currency, amountMinor])),
    toldAt: event.occurredAt,
  };
  const known = await tx.db.plan.findUnique({ where: { sku } });
  if (known && known.toldAt > event.occurredAt) return;
  await tx.db.plan.upsert({ where: { sku }, create: { sku, ...row }, update: row });
});
