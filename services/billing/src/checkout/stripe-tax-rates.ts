import { taxRates } from '@mobilytics/tax/tax-rates-of';
import type { Work } from '../context.ts';
import type { PayableTax } from './payable-order.ts';

/**
 * The tax rate at Stripe for a place's tax and rate; made once, because Stripe never deletes one. The
 * place (ISO 3166-2, for example `CA-QC`) stands on it, so that each invoice says where it was taxed.
 */
export async function ensureTaxRate(
  work: Work,
  { name, rateMicroPercent }: Pick<PayableTax, 'name' | 'rateMicroPercent'>,
  jurisdiction = '',
): Promise<string> {
  const key = { jurisdiction, name, rateMicroPercent };
  const known = await work.db.stripeTaxRate.findUnique({
    where: { jurisdiction_name_rateMicroPercent: key },
  });
  if (known) return known.stripeTaxRateId;
  const [country = '', state = ''] = jurisdiction.split('-');
  const type = taxRates.find((rate) => rate.name === name)?.type;
  const rate = await work.services.stripe.taxRates.create(
    {
      display_name: name,
      percentage: rateMicroPercent / 1_000_000,
      inclusive: false,
      ...(type && { tax_type: type }),
      ...(jurisdiction !== '' && { jurisdiction, country }),
      ...(state !== '' && { state }),
    },
    { idempotencyKey: ['tax-rate', jurisdiction, name, rateMicroPercent].join(':') },
  );
  await work.transact((tx) =>
    tx.db.stripeTaxRate.createMany({
      data: [{ ...key, stripeTaxRateId: rate.id }],
      skipDuplicates: true,
    }),
  );
  return rate.id;
}
