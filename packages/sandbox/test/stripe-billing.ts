import type Stripe from 'stripe';
import { startTestStripe, until } from './stripe-harness.ts';

const seconds = (date: string): number => Date.parse(date) / 1000;
const card = 'pm_card_visa';

/** A customer with a card that pays by itself; on a test clock when one is given. */
export async function customerWithCard(
  stripe: Stripe,
  { clock, method = card }: { clock?: string; method?: string } = {},
): Promise<Stripe.Customer> {
  const customer = await stripe.customers.create({
    email: 'fleet@example.com',
    name: 'Fleet Ltd',
    ...(clock && { test_clock: clock }),
  });
  const { id } = await stripe.paymentMethods.attach(method, { customer: customer.id });
  return stripe.customers.update(customer.id, {
    invoice_settings: { default_payment_method: id },
  });
}

/** A product with a price each month, or as the recurrence says. */
export function priceOf(
  stripe: Stripe,
  unitAmount: number,
  { currency = 'cad', name = 'Data plan', ...recurring }: PriceOptions = {},
): Promise<Stripe.Price> {
  return stripe.prices.create({
    currency,
    unit_amount: unitAmount,
    recurring: { interval: 'month', ...recurring },
    product_data: { name },
  });
}
type PriceOptions = {
  currency?: string;
  name?: string;
} & Partial<Stripe.PriceCreateParams.Recurring>;

/** A local Stripe whose time a test moves. */
export async function startClockedStripe(start: string) {
  const started = await startTestStripe();
  const { stripe } = started;
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: seconds(start) });
  const advance = async (date: string | number) => {
    const target = typeof date === 'number' ? date : seconds(date);
    await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: target });
    await until(
      async () => (await stripe.testHelpers.testClocks.retrieve(clock.id)).status === 'ready',
    );
  };
  /** In steps that Stripe allows, two intervals at most. */
  const advanceByMonths = async (from: string, months: number) => {
    for (let month = 1; month <= months; month += 1) {
      const date = new Date(from);
      date.setUTCMonth(date.getUTCMonth() + month);
      await advance(date.getTime() / 1000);
    }
  };
  return { ...started, clock, advance, advanceByMonths };
}

/** The types of all events about one object, oldest first. */
export async function eventTypes(stripe: Stripe, about: string): Promise<string[]> {
  const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
  return events
    .filter(({ data: { object } }) => (object as { id?: string }).id === about)
    .map(({ type }) => type)
    .reverse();
}

export const invoicesOf = async (stripe: Stripe, subscription: string): Promise<Stripe.Invoice[]> =>
  (await stripe.invoices.list({ subscription, limit: 100 })).data.reverse();

export { seconds };
