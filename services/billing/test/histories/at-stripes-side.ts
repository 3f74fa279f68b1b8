import Stripe from 'stripe';
import type { Random } from './random.ts';

const patient = { maxNetworkRetries: 3 };

/** What the customer, the bank and people at Stripe's own dashboard do, of which we only hear. */
export function atStripesSide(stripe: Stripe, customer: string, random: Random) {
  const editCustomer = () =>
    stripe.customers.update(
      customer,
      { metadata: { note: `note ${random.integer(1, 99)}` } },
      patient,
    );
  const addCard = async () => {
    const method = await stripe.paymentMethods.create(
      { type: 'card', card: { token: 'tok_visa' } },
      patient,
    );
    await stripe.paymentMethods.attach(method.id, { customer }, patient);
    if (random.chance(0.3)) await stripe.paymentMethods.detach(method.id, {}, patient);
  };
  const draftAndMaybeDelete = async () => {
    const draft = await stripe.invoices.create({ customer, currency: 'cad' }, patient);
    if (random.chance(0.5)) await stripe.invoices.del(draft.id, {}, patient);
  };
  return {
    /** Whoever does it may be told of a failure and leave it at that. */
    anything: () =>
      random
        .pick<() => Promise<unknown>>([editCustomer, addCard, draftAndMaybeDelete])()
        .catch((error) => {
          if (!(error instanceof Stripe.errors.StripeError)) throw error;
        }),
    /** An invoice over a random amount, paid by card. */
    async sell() {
      const amountMinor = random.integer(50, 90_000);
      const { id: invoice } = await stripe.invoices.create(
        { customer, currency: 'cad', pending_invoice_items_behavior: 'exclude' },
        patient,
      );
      await stripe.invoiceItems.create(
        { customer, invoice, currency: 'cad', amount: amountMinor, description: 'Kit' },
        patient,
      );
      await stripe.invoices.finalizeInvoice(invoice, {}, patient);
      const { id: payment_method } = await stripe.paymentMethods.attach(
        'pm_card_visa',
        { customer },
        patient,
      );
      const paid = await stripe.invoices.pay(
        invoice,
        { payment_method, expand: ['payments'] },
        patient,
      );
      const intent = paid.payments?.data[0]?.payment.payment_intent;
      const paymentIntentId = typeof intent === 'string' ? intent : (intent?.id ?? '');
      return { invoiceId: invoice, paymentIntentId, amountMinor };
    },
  };
}
