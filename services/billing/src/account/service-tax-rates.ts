import { taxRatesOf } from '@mobilytics/tax/tax-rates-of';
import { ensureTaxRate } from '../checkout/stripe-tax-rates.ts';
import type { Work } from '../context.ts';
import type { BillingAccount } from '../generated/prisma/client.ts';
import { placeOf } from './place-of.ts';

/**
 * Stripe's rates of the taxes on a service at a moment: those of where the customer is. Null while its
 * address is not known, because then nobody can tell.
 */
export async function serviceTaxRates(
  work: Work,
  { address }: Pick<BillingAccount, 'address'>,
  at: Date,
): Promise<string[] | null> {
  const place = placeOf(address);
  if (place === null) return null;
  const ids: string[] = [];
  for (const rate of taxRatesOf(place, at)) {
    ids.push(await ensureTaxRate(work, rate, rate.jurisdiction));
  }
  return ids;
}
