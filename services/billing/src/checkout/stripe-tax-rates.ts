import type { Work } from '../context.ts';
import { makeAtStripe } from '../intent/make-at-stripe.ts';
import { createTaxRate } from './create-tax-rate.ts';
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
  return makeAtStripe(work.services.ourselves(), createTaxRate, key, {
    organizationId: null,
    key: ['tax-rate', jurisdiction, name, rateMicroPercent].join(':'),
  });
}
