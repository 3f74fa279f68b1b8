import { ensureCustomer } from '../account/ensure-customer.ts';
import { serviceTaxRates } from '../account/service-tax-rates.ts';
import type { Tx, Work } from '../context.ts';
import { carryOut, type IntentOutcome } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import { makeAtStripe } from '../intent/make-at-stripe.ts';
import { createMeter } from './create-meter.ts';
import { createUsagePrice } from './create-usage-price.ts';
import { createUsageSubscription } from './create-usage-subscription.ts';
import type { Meter } from './meter.ts';

/**
 * Makes what charging a customer by usage needs at Stripe: the meter and the price, once for all who
 * have the same, and the customer's subscription. Goes on where an earlier run stopped.
 */
export async function beginUsageBilling(work: Work, id: string): Promise<void> {
  const billing = await work.db.usageBilling.findUniqueOrThrow({ where: { id } });
  if (billing.state !== 'STARTING') return;
  const { organizationId, currency, unitAmountMinor } = billing;
  const meter = billing.meter as Meter;
  const account = await work.db.billingAccount.findUniqueOrThrow({ where: { organizationId } });
  const taxRateIds = await serviceTaxRates(work, account, work.now());
  if (taxRateIds === null) return;
  const customerId = await ensureCustomer(work, account);
  const stripeMeterId = await ensureMeter(work, meter);
  const price = await ask(work, id, (tx) =>
    intend(
      tx,
      createUsagePrice,
      { meter, stripeMeterId, currency, unitAmountMinor },
      { organizationId: null, key: `usage-price:${meter}:${currency}:${unitAmountMinor}` },
    ),
  );
  if (price === null) return;
  await ask(work, id, (tx) =>
    intend(
      tx,
      createUsageSubscription,
      { usageBillingId: id, customerId, stripePriceId: price, taxRateIds },
      { organizationId, key: `usage-subscription:${id}` },
    ),
  );
}

/** The meter at Stripe, made once for all customers. */
async function ensureMeter(work: Work, meter: Meter): Promise<string> {
  const known = await work.db.stripeMeter.findUnique({ where: { meter } });
  if (known) return known.stripeMeterId;
  const about = { organizationId: null, key: `meter:${meter}` };
  return makeAtStripe(work, createMeter, { meter }, about);
}

/** The id of what an intent made; a refusal ends the billing and says why. */
async function ask(
  work: Work,
  id: string,
  intent: (tx: Tx) => Promise<string>,
): Promise<string | null> {
  const outcome: IntentOutcome = await carryOut(work, await work.transact(intent));
  if (outcome.outcome === 'REFUSED') {
    await work.transact((tx) =>
      tx.db.usageBilling.updateMany({
        where: { id, state: 'STARTING' },
        data: { state: 'REFUSED', refusal: outcome.message },
      }),
    );
  }
  return outcome.outcome === 'DONE' ? outcome.objectId : null;
}
