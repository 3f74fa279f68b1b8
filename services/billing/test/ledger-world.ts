import { newId } from '@mobilytics/ids/new-id';
import type Stripe from 'stripe';
import { compareStripeBalance } from '../src/ledger/stripe-balance.ts';
import { createStripe } from '../src/stripe/stripe-client.ts';
import {
  eventually,
  member,
  placeOrder,
  sessionIdOf,
  startCheckout,
  type TestBilling,
} from './harness.ts';

type Placed = Parameters<typeof placeOrder>[2];

/** A customer at Stripe with an account here, who can be sold to without a browser. */
export async function newCustomer(test: TestBilling) {
  const viewer = member(newId('org'));
  const organizationId = viewer.organizationId ?? '';
  const stripe = createStripe(test.sandbox.url, 'sk_test_sandbox');
  const customer = await stripe.customers.create({ name: 'Northway', email: 'a@northway.example' });
  await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const [card] = (await stripe.paymentMethods.list({ customer: customer.id })).data;
  await stripe.customers.update(customer.id, {
    invoice_settings: { default_payment_method: card?.id ?? '' },
  });
  await test.billing.db.billingAccount.create({
    data: {
      id: newId('bil'),
      organizationId,
      name: 'Northway',
      email: 'a@northway.example',
      stripeCustomerId: customer.id,
      createdAt: new Date(),
    },
  });
  return { stripe, viewer, organizationId, customerId: customer.id };
}

export type Customer = Awaited<ReturnType<typeof newCustomer>>;

/** An order that is paid on the payment page; answers its invoice as the mirror has it. */
export async function sell(
  test: TestBilling,
  { viewer, organizationId }: Customer,
  placed: Placed = {},
  card?: string,
) {
  const orderId = await placeOrder(test, organizationId, placed);
  // A busy machine hears of the order late; the customer is told to ask again.
  const url = await eventually(
    async () => (await startCheckout(test, viewer, orderId)).url as string | undefined,
    60_000,
  );
  const paid = await test.control(
    `checkout/${sessionIdOf(url)}/pay`,
    card === undefined ? {} : { card },
  );
  if (paid.status !== 200) throw new Error(await paid.text());
  return eventually(() => test.billing.db.invoice.findFirst({ where: { orderId, state: 'PAID' } }));
}

interface NewInvoice {
  currency?: string;
  amounts?: number[];
  taxRates?: string[];
  metadata?: Stripe.MetadataParam;
}

/** An invoice that is sent to the customer and waits for its payment. */
export async function issue(
  { stripe, customerId }: Customer,
  { currency = 'cad', amounts = [10_000], taxRates = [], metadata = {} }: NewInvoice = {},
): Promise<Stripe.Invoice> {
  const draft = await stripe.invoices.create({
    customer: customerId,
    collection_method: 'send_invoice',
    days_until_due: 30,
    currency,
    metadata,
  });
  for (const amount of amounts) {
    await stripe.invoiceItems.create({
      customer: customerId,
      invoice: draft.id,
      amount,
      currency,
      description: 'Installation',
      tax_rates: taxRates,
      metadata: { kind: 'SERVICE' },
    });
  }
  return stripe.invoices.finalizeInvoice(draft.id);
}

/** Waits until everything that Stripe told has been applied. */
export async function settled({ billing }: TestBilling, stripe: Stripe): Promise<void> {
  await eventually(async () => {
    const newest = (await stripe.events.list({ limit: 1 })).data[0]?.id ?? '';
    const known = await billing.db.stripeEvent.findUnique({ where: { id: newest } });
    const waiting = await billing.db.stripeEvent.count({ where: { appliedAt: null } });
    return known !== null && waiting === 0;
  }, 60_000);
}

/** What every ledger must prove at any time: each currency at zero, and Stripe's balance. */
export async function proofs({ billing }: TestBilling, stripe: Stripe) {
  const sums = await billing.db.$queryRaw<{ currency: string; sum: bigint }[]>`
    SELECT "currency", SUM("amountMinor")::bigint AS sum FROM "LedgerEntry" GROUP BY 1`;
  const suspense = await billing.db.ledgerEntry.count({ where: { accountId: 'SUSPENSE' } });
  const balance = await compareStripeBalance(billing.db, await stripe.balance.retrieve());
  return {
    outOfBalance: sums.filter(({ sum }) => sum !== 0n),
    suspense,
    differsFromStripe: balance.filter(({ differenceMinor }) => differenceMinor !== 0),
  };
}

/** What stands on the accounts, in minor units. */
export async function balances({ billing }: TestBilling, currency = 'CAD') {
  const rows = await billing.db.ledgerEntry.groupBy({
    by: ['accountId'],
    where: { currency },
    _sum: { amountMinor: true },
  });
  return Object.fromEntries(
    rows.map(({ accountId, _sum }) => [accountId, Number(_sum.amountMinor ?? 0n)]),
  );
}
