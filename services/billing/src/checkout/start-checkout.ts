import { setTimeout as sleep } from 'node:timers/promises';
import { newId, prefixOf } from '@mobilytics/ids/new-id';
import Stripe from 'stripe';
import { ensureCustomer } from '../account/ensure-customer.ts';
import type { Work } from '../context.ts';
import type { Checkout, PayableOrder } from '../generated/prisma/client.ts';
import { NotMadeError } from '../intent/make-at-stripe.ts';
import type { PayableLine, PayableOrderFacts, PayableTax } from './payable-order.ts';
import { sessionParams } from './session-params.ts';
import { ensurePrice } from './stripe-prices.ts';
import { ensureTaxRate } from './stripe-tax-rates.ts';

export type StartedCheckout =
  | { outcome: 'OPEN'; url: string; expiresAt: Date }
  | { outcome: 'NOT_FOUND' | 'ALREADY_PAID' | 'CANCELED' | 'UNAVAILABLE' };

const hourMs = 3_600_000;
/** Stripe keeps a page open for at most 24 hours, and forgets idempotency keys after as long. */
const openForMs = 23 * hourMs;
const orderArrivesWithinMs = 3_000;

/**
 * Opens the payment page of an order. The intent to open it is stored before Stripe is asked, with the
 * attempt's number as idempotency key: two tabs, a repeat or a restart after a crash get the same page.
 */
export async function startCheckout(
  work: Work,
  orderId: string,
  locale: 'en' | 'fr',
): Promise<StartedCheckout> {
  const order = await waitForOrder(work, orderId);
  if (!order) return { outcome: 'NOT_FOUND' };
  if (order.state === 'PAID') return { outcome: 'ALREADY_PAID' };
  if (order.state !== 'WAITING') return { outcome: 'CANCELED' };
  const checkout = await intendCheckout(work, order);
  if (checkout.url !== null) return open(checkout.url, checkout.expiresAt);
  try {
    return await askStripe(work, order, checkout, locale);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError || error instanceof NotMadeError)) throw error;
    work.log.error({ err: error, orderId }, 'Stripe did not open a payment page.');
    // Stripe would answer this attempt the same for a day; the next one has a key of its own.
    await work.transact((tx) =>
      tx.db.checkout.updateMany({
        where: { id: checkout.id, state: 'INTENDED' },
        data: { state: 'REFUSED' },
      }),
    );
    return { outcome: 'UNAVAILABLE' };
  }
}

const open = (url: string, expiresAt: Date) => ({ outcome: 'OPEN', url, expiresAt }) as const;

/** `order.placed` may still be under way when the customer presses Pay. */
async function waitForOrder(work: Work, orderId: string): Promise<PayableOrder | null> {
  const until = Date.now() + orderArrivesWithinMs;
  for (;;) {
    const order = await work.db.payableOrder.findUnique({ where: { orderId } });
    if (order || prefixOf(orderId) !== 'ord' || Date.now() > until) return order;
    await sleep(100);
  }
}

/** The open page of the order, or a new attempt at one. */
async function intendCheckout(work: Work, order: PayableOrder): Promise<Checkout> {
  const { orderId, organizationId } = order;
  return work.transact(async (tx) => {
    // Writing the row locks it: two tabs wait for each other and find one attempt.
    await tx.db.payableOrder.updateMany({
      where: { orderId, state: 'WAITING' },
      data: { state: 'WAITING' },
    });
    const latest = await tx.db.checkout.findFirst({
      where: { orderId },
      orderBy: { attempt: 'desc' },
    });
    const isUsable =
      latest !== null &&
      (latest.state === 'OPEN' || latest.state === 'INTENDED') &&
      latest.expiresAt.getTime() > Date.now() + hourMs;
    if (isUsable) return latest;
    await tx.db.checkout.updateMany({
      where: { orderId, state: { in: ['INTENDED', 'OPEN'] } },
      data: { state: 'EXPIRED' },
    });
    const checkout = await tx.db.checkout.create({
      data: {
        id: newId('chk', tx.now),
        organizationId,
        orderId,
        attempt: (latest?.attempt ?? 0) + 1,
        state: 'INTENDED',
        // Stripe's own clock ends the page, so that a historic moment must not set it.
        expiresAt: new Date(Date.now() + openForMs),
        createdAt: tx.now,
      },
    });
    tx.audit({ action: 'checkout.started', targetType: 'Order', targetId: orderId });
    return checkout;
  });
}

async function askStripe(
  work: Work,
  order: PayableOrder,
  checkout: Checkout,
  locale: 'en' | 'fr',
): Promise<StartedCheckout> {
  const { stripe, dashboardUrl, usesStripeTax } = work.services;
  const facts = factsOf(order);
  const account = await work.db.billingAccount.findUniqueOrThrow({
    where: { organizationId: order.organizationId },
  });
  const customerId = await ensureCustomer(work, account);
  const prices = new Map<PayableLine, string | null>();
  for (const line of facts.lines) prices.set(line, await ensurePrice(work, line, facts.currency));
  const taxRates = new Map<string, string>();
  for (const tax of [...facts.lines.flatMap((line) => line.taxes), ...facts.shippingTaxes]) {
    if (!usesStripeTax && !taxRates.has(taxKey(tax))) {
      taxRates.set(taxKey(tax), await ensureTaxRate(work, tax, order.taxJurisdiction ?? ''));
    }
  }
  const params = sessionParams({
    order: facts,
    checkoutId: checkout.id,
    customerId,
    dashboardUrl,
    locale,
    expiresAt: checkout.expiresAt,
    priceOf: (line) => prices.get(line) ?? null,
    taxRateOf: (tax) => taxRates.get(taxKey(tax)) ?? '',
    usesStripeTax,
  });
  const session = await createOrFindSession(stripe, checkout.id, params);
  const { url } = session;
  // What Stripe Tax adds is known only once the customer has given an address.
  const addsUp = usesStripeTax
    ? session.amount_subtotal === netOf(facts)
    : session.amount_total === order.totalMinor;
  if (!addsUp || url === null) {
    await stripe.checkout.sessions.expire(session.id).catch(() => undefined);
    await work.transact((tx) =>
      tx.db.checkout.update({
        where: { id: checkout.id },
        data: { state: 'REFUSED', stripeSessionId: session.id },
      }),
    );
    work.log.fatal(
      { orderId: order.orderId, ours: order.totalMinor, stripes: session.amount_total },
      'Stripe adds the order up differently. The payment page was closed.',
    );
    return { outcome: 'UNAVAILABLE' };
  }
  await work.transact((tx) =>
    tx.db.checkout.update({
      where: { id: checkout.id },
      data: { state: 'OPEN', stripeSessionId: session.id, url },
    }),
  );
  return open(url, checkout.expiresAt);
}

/**
 * Stripe repeats the answer to an idempotency key, its own failures included: when the answer is
 * lost or a failure, the session is looked up by what we wrote on it before anything is asked again.
 */
async function createOrFindSession(
  stripe: Stripe,
  checkoutId: string,
  params: Stripe.Checkout.SessionCreateParams,
): Promise<Stripe.Checkout.Session> {
  try {
    return await stripe.checkout.sessions.create(params, { idempotencyKey: checkoutId });
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) throw error;
    const { data } = await stripe.checkout.sessions.list({
      customer: params.customer ?? '',
      limit: 100,
    });
    const found = data.find(({ metadata }) => metadata?.checkout_id === checkoutId);
    if (found) return found;
    throw error;
  }
}

const taxKey = ({ name, rateMicroPercent }: PayableTax) => `${name}:${rateMicroPercent}`;

const netOf = ({ lines, shippingMinor }: PayableOrderFacts): number =>
  lines.reduce((sum, { netMinor }) => sum + netMinor, shippingMinor);

function factsOf(order: PayableOrder): PayableOrderFacts {
  const { orderId, organizationId, number, currency, shippingMinor, totalMinor } = order;
  return {
    taxJurisdiction: order.taxJurisdiction,
    orderId,
    organizationId,
    number,
    currency,
    shippingMinor,
    totalMinor,
    lines: order.lines as unknown as PayableLine[],
    shippingTaxes: order.shippingTaxes as unknown as PayableTax[],
  };
}
