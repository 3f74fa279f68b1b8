import { taxRates } from '@mobilytics/tax/tax-rates-of';
import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { madeBy, sinceIntent } from '../intent/made-by.ts';

const params = z.object({
  name: z.string(),
  rateMicroPercent: z.int(),
  jurisdiction: z.string(),
});

/** Makes the tax rate of a place (ISO 3166-2, for example `CA-QC`; empty where unknown) at Stripe. */
export const createTaxRate = defineIntent({
  kind: 'tax_rate.create',
  params,
  send(stripe, { name, rateMicroPercent, jurisdiction }, intent, options) {
    const [country = '', state = ''] = jurisdiction.split('-');
    const type = taxRates.find((rate) => rate.name === name)?.type;
    return stripe.taxRates.create(
      {
        display_name: name,
        percentage: rateMicroPercent / 1_000_000,
        inclusive: false,
        metadata: { intent_id: intent.id },
        ...(type && { tax_type: type }),
        ...(jurisdiction !== '' && { jurisdiction, country }),
        ...(state !== '' && { state }),
      },
      options,
    );
  },
  find: (stripe, _, intent) => madeBy(intent, stripe.taxRates.list(sinceIntent(intent))),
  settle: (tx, rate, key) =>
    tx.db.stripeTaxRate.createMany({
      data: [{ ...key, stripeTaxRateId: rate.id }],
      skipDuplicates: true,
    }),
  mirrors: ({ id }) => [{ type: 'tax_rate', id }],
});
