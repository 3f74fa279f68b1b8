import type { Work } from '../context.ts';
import type { PayableTax } from './payable-order.ts';

/** The tax rate at Stripe for a tax's name and rate; made once, because Stripe never deletes one. */
export async function ensureTaxRate(
  work: Work,
  { name, rateMicroPercent }: PayableTax,
): Promise<string> {
  const key = { name, rateMicroPercent };
  const known = await work.db.stripeTaxRate.findUnique({
    where: { name_rateMicroPercent: key },
  });
  if (known) return known.stripeTaxRateId;
  const rate = await work.services.stripe.taxRates.create(
    { display_name: name, percentage: rateMicroPercent / 1_000_000, inclusive: false },
    { idempotencyKey: `tax-rate:${name}:${rateMicroPercent}` },
  );
  await work.transact((tx) =>
    tx.db.stripeTaxRate.createMany({
      data: [{ ...key, stripeTaxRateId: rate.id }],
      skipDuplicates: true,
    }),
  );
  return rate.id;
}
