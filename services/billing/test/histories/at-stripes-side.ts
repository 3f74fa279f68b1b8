import type Stripe from 'stripe';
import type { Random } from './random.ts';

export interface Sale {
  invoiceId: string;
  paymentIntentId: string;
  amountMinor: number;
}

export interface Subscribed {
  stripeSubscriptionId: string;
  stripeItemId: string;
  stripePriceId: string;
}

/** What the customer, the bank and people at Stripe's own dashboard do, of which we only hear. */
export function atStripesSide(stripe: Stripe, customer: string, random: Random) {
  const attachCard = async () => {
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    return id;
  };
  const editCustomer = () =>
    stripe.customers.update(customer, { metadata: { note: `note ${random.integer(1, 99)}` } });
  const addCard = async () => {
    const id = await attachCard();
    if (random.chance(0.3)) await stripe.paymentMethods.detach(id);
  };
  const draftAndMaybeDelete = async () => {
    const draft = await stripe.invoices.create({ customer, currency: 'cad' });
    if (random.chance(0.5)) await stripe.invoices.del(draft.id);
  };
  return {
    anything: () =>
      random.pick<() => Promise<unknown>>([editCustomer, addCard, draftAndMaybeDelete])(),
    /** An invoice over a random amount, paid by card. */
    async sell(): Promise<Sale> {
      const amountMinor = random.integer(50, 90_000);
      const { id: invoice } = await stripe.invoices.create({
        ...{ customer, currency: 'cad', pending_invoice_items_behavior: 'exclude' },
      });
      const item = { customer, invoice, currency: 'cad', amount: amountMinor, description: 'Kit' };
      await stripe.invoiceItems.create(item);
      await stripe.invoices.finalizeInvoice(invoice);
      const paid = await stripe.invoices.pay(invoice, {
        payment_method: await attachCard(),
        expand: ['payments'],
      });
      const intent = paid.payments?.data[0]?.payment.payment_intent;
      const paymentIntentId = typeof intent === 'string' ? intent : (intent?.id ?? '');
      return { invoiceId: invoice, paymentIntentId, amountMinor };
    },
    /** A data plan by the month, paid by card. */
    async subscribe(): Promise<Subscribed> {
      const product = await stripe.products.create({ name: 'Data plan' });
      const price = await stripe.prices.create({
        ...{ product: product.id, currency: 'cad', unit_amount: random.integer(500, 5_000) },
        recurring: { interval: 'month' },
      });
      const subscription = await stripe.subscriptions.create({
        ...{ customer, default_payment_method: await attachCard() },
        items: [{ price: price.id, quantity: random.integer(1, 5) }],
      });
      return {
        stripeSubscriptionId: subscription.id,
        stripeItemId: subscription.items.data[0]?.id ?? '',
        stripePriceId: price.id,
      };
    },
  };
}
