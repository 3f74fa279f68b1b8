import type Stripe from 'stripe';
import type { startTestStripe } from './stripe-harness.ts';

type TestStripe = Awaited<ReturnType<typeof startTestStripe>>;

/** Makes at least one object of every type that the sandbox serves, by the API alone. */
export async function fillWorld({ stripe, control }: TestStripe): Promise<void> {
  const clock = await stripe.testHelpers.testClocks.create({
    frozen_time: Math.floor(Date.now() / 1_000),
  });
  await stripe.customers.create({ test_clock: clock.id, name: 'On a clock' });
  const hst = await stripe.taxRates.create({
    display_name: 'HST',
    inclusive: false,
    percentage: 13,
  });
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'forever' });
  await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id } });
  const price = await stripe.prices.create({
    currency: 'cad',
    unit_amount: 2_500,
    recurring: { interval: 'month' },
    product_data: { name: 'Data plan' },
  });
  const customer = await stripe.customers.create({
    email: 'world@example.com',
    name: 'World Ltd.',
    payment_method: 'pm_card_visa',
    tax_id_data: [{ type: 'ca_bn', value: '123456789' }],
  });
  const [card] = (await stripe.customers.listPaymentMethods(customer.id)).data;
  const method = card?.id ?? '';
  await stripe.customers.createBalanceTransaction(customer.id, { amount: -500, currency: 'cad' });
  await bill(stripe, customer.id, method, price.id, coupon.id, hst.id);
  await pay(stripe, control, method, customer.id);
  await stripe.setupIntents.create({ customer: customer.id, payment_method: 'pm_card_visa' });
  await stripe.checkout.sessions.create({
    mode: 'payment',
    success_url: 'http://127.0.0.1/',
    line_items: [
      {
        price_data: { currency: 'cad', unit_amount: 900, product_data: { name: 'Cable' } },
        quantity: 1,
      },
    ],
  });
  await stripe.files.create({
    purpose: 'dispute_evidence',
    file: { data: Buffer.from('proof'), name: 'proof.txt', type: 'text/plain' },
  });
  await stripe.billing.meters.create({
    display_name: 'Impressions',
    event_name: 'impressions',
    default_aggregation: { formula: 'sum' },
  });
  await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/', enabled_events: ['*'] });
}

async function bill(
  stripe: Stripe,
  customer: string,
  method: string,
  price: string,
  coupon: string,
  rate: string,
): Promise<void> {
  const subscription = await stripe.subscriptions.create({
    customer,
    items: [{ price, tax_rates: [rate] }],
    default_payment_method: method,
    discounts: [{ coupon }],
  });
  await stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
  const draft = await stripe.invoices.create({ customer, default_payment_method: method });
  const item = { customer, invoice: draft.id, amount: 4_000, currency: 'cad', tax_rates: [rate] };
  await stripe.invoiceItems.create({ ...item, description: 'Installation' });
  await stripe.invoices.finalizeInvoice(draft.id);
  const paid = await stripe.invoices.pay(draft.id, { payment_method: method });
  const line = { type: 'invoice_line_item' as const, amount: 1_000 };
  await stripe.creditNotes.create({
    invoice: paid.id,
    lines: [{ ...line, invoice_line_item: paid.lines.data[0]?.id ?? '' }],
    refund_amount: 1_130,
  });
  const once = await stripe.prices.create({
    currency: 'cad',
    unit_amount: 1_500,
    product_data: { name: 'Activation' },
  });
  await stripe.subscriptions.create({
    customer,
    items: [
      {
        price_data: {
          currency: 'cad',
          product: String(once.product),
          unit_amount: 900,
          recurring: { interval: 'week' },
        },
      },
    ],
    add_invoice_items: [{ price: once.id, quantity: 2 }],
    default_payment_method: method,
    trial_period_days: 5,
  });
  const changed = await stripe.subscriptions.create({
    customer,
    items: [{ price, quantity: 2 }],
    collection_method: 'send_invoice',
    days_until_due: 10,
  });
  await stripe.subscriptions.update(changed.id, {
    items: [{ id: changed.items.data[0]?.id ?? '', quantity: 5 }],
    proration_behavior: 'always_invoice',
  });
  await stripe.subscriptions.cancel(changed.id, { prorate: true, invoice_now: true });
  await stripe.billingPortal.sessions.create({
    customer,
    flow_data: { type: 'payment_method_update' },
  });
}

async function pay(
  stripe: Stripe,
  control: TestStripe['control'],
  method: string,
  customer: string,
): Promise<void> {
  const payment = { amount: 10_000, currency: 'cad', confirm: true };
  const intent = await stripe.paymentIntents.create({
    ...payment,
    customer,
    payment_method: method,
  });
  await stripe.refunds.create({ payment_intent: intent.id, amount: 1_000 });
  await stripe.paymentIntents.create({ ...payment, payment_method: 'pm_card_createDispute' });
  await stripe.paymentIntents
    .create({ ...payment, payment_method: 'pm_card_chargeDeclined' })
    .catch(() => undefined);
  await stripe.paymentIntents.create({ ...payment, payment_method: 'pm_card_bypassPending' });
  await stripe.paymentIntents.create({ ...payment, payment_method: 'pm_card_bypassPending' });
  await control('payouts', { currency: 'cad' });
}
