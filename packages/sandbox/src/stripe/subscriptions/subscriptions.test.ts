import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type Stripe from 'stripe';
import {
  customerWithCard,
  eventTypes,
  invoicesOf,
  priceOf,
  seconds,
  startClockedStripe,
} from '../../../test/stripe-billing.ts';

describe('subscriptions', async () => {
  const { stripe, clock, advance, url } = await startClockedStripe('2026-01-31T10:00:00Z');
  const price = await priceOf(stripe, 2_500);
  const hst = await stripe.taxRates.create({
    display_name: 'HST',
    inclusive: false,
    percentage: 13,
  });
  const onClock = (method?: string) =>
    customerWithCard(stripe, { clock: clock.id, ...(method && { method }) });
  const subscribe = async (params: Partial<Stripe.SubscriptionCreateParams> = {}) =>
    stripe.subscriptions.create({
      customer: params.customer ?? (await onClock()).id,
      items: [{ price: price.id, quantity: 2 }],
      ...params,
    });
  const latest = async ({ latest_invoice: id }: Stripe.Subscription) =>
    stripe.invoices.retrieve(String(id));

  it('start with a paid invoice, and tell each step in order', async () => {
    const subscription = await subscribe({ default_tax_rates: [hst.id] });
    assert.equal(subscription.status, 'active');
    assert.equal(subscription.test_clock, clock.id);
    const [item] = subscription.items.data;
    assert.equal(item?.current_period_start, seconds('2026-01-31T10:00:00Z'));
    assert.equal(item?.current_period_end, seconds('2026-02-28T10:00:00Z'));
    const invoice = await latest(subscription);
    assert.deepEqual(
      [invoice.status, invoice.total, invoice.billing_reason, invoice.created],
      ['paid', 5_650, 'subscription_create', seconds('2026-01-31T10:00:00Z')],
    );
    assert.equal(invoice.lines.data[0]?.description, '2 × Data plan (at $25.00 / month)');
    assert.deepEqual(await eventTypes(stripe, subscription.id), [
      'customer.subscription.created',
      'customer.subscription.updated',
    ]);
    const all = await stripe.events.list({ limit: 100 });
    const own = all.data
      .filter(({ data: { object } }) =>
        [subscription.id, invoice.id].includes((object as { id: string }).id),
      )
      .reverse();
    assert.deepEqual(
      own.map(({ type }) => type),
      [
        'customer.subscription.created',
        'invoice.created',
        'invoice.finalized',
        'invoice.updated',
        'invoice.paid',
        'invoice.payment_succeeded',
        'customer.subscription.updated',
      ],
    );
    const activated = own.at(-1);
    assert.ok(activated?.type === 'customer.subscription.updated');
    assert.deepEqual(activated.data.previous_attributes, { status: 'incomplete' });
  });

  it('stay incomplete until their first invoice is paid, and expire after 23 hours', async () => {
    const customer = await onClock('pm_card_chargeCustomerFail');
    const failed = await subscribe({ customer: customer.id });
    assert.equal(failed.status, 'incomplete');
    const waiting = await subscribe({ payment_behavior: 'default_incomplete' });
    assert.equal(waiting.status, 'incomplete');
    const open = await latest(waiting);
    assert.deepEqual([open.status, open.attempt_count], ['open', 0]);
    await stripe.invoices.pay(open.id);
    assert.equal((await stripe.subscriptions.retrieve(waiting.id)).status, 'active');
    await assert.rejects(
      stripe.subscriptions.update(failed.id, { items: [{ price: price.id }] }),
      /first invoice is not paid/,
    );
    await advance('2026-02-01T09:30:00Z');
    const expired = await stripe.subscriptions.retrieve(failed.id);
    assert.equal(expired.status, 'incomplete_expired');
    assert.equal((await latest(expired)).status, 'void');
  });

  it('leave nothing behind when the caller wants no subscription without payment', async () => {
    const customer = await onClock('pm_card_chargeCustomerFail');
    const params = { customer: customer.id, payment_behavior: 'error_if_incomplete' as const };
    await assert.rejects(subscribe(params), { code: 'card_declined', statusCode: 402 });
    const none = await stripe.subscriptions.list({ customer: customer.id, status: 'all' });
    assert.equal(none.data.length, 0);
    assert.equal((await stripe.invoices.list({ customer: customer.id })).data.length, 0);
    const bare = await stripe.customers.create({ test_clock: clock.id });
    await assert.rejects(subscribe({ customer: bare.id }), {
      code: 'resource_missing',
      statusCode: 400,
    });
  });

  it('bill one-time items beside the first period', async () => {
    const product = await stripe.products.create({ name: 'Activation' });
    const subscription = await subscribe({
      add_invoice_items: [
        { price_data: { currency: 'cad', product: product.id, unit_amount: 1_000 } },
      ],
    });
    const invoice = await latest(subscription);
    assert.equal(invoice.total, 6_000);
    assert.deepEqual(
      invoice.lines.data.map(({ description }) => description),
      ['Activation', '2 × Data plan (at $25.00 / month)'],
    );
  });

  it('refuse what Stripe refuses, by the parameter’s name', async () => {
    const yearly = await priceOf(stripe, 20_000, { interval: 'year' });
    const usd = await priceOf(stripe, 2_500, { currency: 'usd' });
    const once = await stripe.prices.create({
      currency: 'cad',
      unit_amount: 500,
      product_data: { name: 'Once' },
    });
    const customer = (await onClock()).id;
    const items = (...ids: string[]) => ({ customer, items: ids.map((id) => ({ price: id })) });
    await assert.rejects(subscribe(items(price.id, yearly.id)), { param: 'items' });
    await assert.rejects(subscribe(items(price.id, usd.id)), { param: 'items' });
    await assert.rejects(subscribe(items(once.id)), { param: 'items[0][price]' });
    await assert.rejects(subscribe(items(price.id, price.id)), { param: 'items' });
    await assert.rejects(subscribe({ customer, collection_method: 'send_invoice' }), {
      param: 'days_until_due',
    });
    await assert.rejects(subscribe({ customer, trial_end: 1_000 }), { param: 'trial_end' });
    await assert.rejects(subscribe({ customer, colour: 'red' } as object), {
      code: 'parameter_unknown',
      param: 'colour',
    });
    const other = await customerWithCard(stripe, { clock: clock.id });
    await assert.rejects(
      subscribe({
        customer,
        default_payment_method: String(other.invoice_settings.default_payment_method),
      }),
      { param: 'default_payment_method' },
    );
  });

  it('of a trial cost nothing until it ends, and warn three days before', async () => {
    const subscription = await subscribe({ trial_period_days: 14 });
    assert.equal(subscription.status, 'trialing');
    const first = await latest(subscription);
    assert.deepEqual([first.total, first.status], [0, 'paid']);
    assert.equal(first.lines.data[0]?.description, 'Trial period for Data plan');
    await advance('2026-02-13T00:00:00Z');
    assert.ok(
      (await eventTypes(stripe, subscription.id)).includes('customer.subscription.trial_will_end'),
    );
    await advance('2026-02-16T00:00:00Z');
    const active = await stripe.subscriptions.retrieve(subscription.id);
    assert.equal(active.status, 'active');
    const invoice = await latest(active);
    assert.deepEqual([invoice.total, invoice.status], [5_000, 'paid']);
    assert.equal(active.items.data[0]?.current_period_start, subscription.trial_end);
  });

  it('of a trial without a card ask for one that they charge afterwards', async () => {
    const customer = (await stripe.customers.create({ test_clock: clock.id })).id;
    const trial = await subscribe({ customer, trial_period_days: 30 });
    const { id, payment_method: method } = await stripe.setupIntents.confirm(
      String(trial.pending_setup_intent),
      { payment_method: 'pm_card_visa', return_url: 'http://127.0.0.1:3000/back' },
    );
    assert.equal(id, trial.pending_setup_intent);
    const ready = await stripe.subscriptions.retrieve(trial.id);
    assert.deepEqual([ready.pending_setup_intent, ready.default_payment_method], [null, method]);
    assert.ok(method);
    await stripe.subscriptions.cancel(trial.id);
  });

  it('wait for 3-D Secure, and start when the bank agrees', async () => {
    const customer = await onClock('pm_card_authenticationRequired');
    const waiting = await subscribe({ customer: customer.id });
    assert.equal(waiting.status, 'incomplete');
    const invoice = await latest(waiting);
    assert.ok((await eventTypes(stripe, invoice.id)).includes('invoice.payment_action_required'));
    const [payment] = (await stripe.invoicePayments.list({ invoice: invoice.id })).data;
    const intent = await stripe.paymentIntents.retrieve(String(payment?.payment.payment_intent));
    assert.equal(intent.status, 'requires_action');
    await fetch(`${url}/3ds/${intent.id}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ outcome: 'pass' }),
    });
    const after = await stripe.subscriptions.retrieve(waiting.id);
    assert.deepEqual([after.status, (await latest(after)).status], ['active', 'paid']);
  });

  it('of a trial without a card are paused or cancelled when that was chosen', async () => {
    const customer = (await stripe.customers.create({ test_clock: clock.id })).id;
    const trial = (choice: 'cancel' | 'pause') =>
      subscribe({
        customer,
        trial_period_days: 3,
        trial_settings: { end_behavior: { missing_payment_method: choice } },
      });
    const paused = await trial('pause');
    const canceled = await trial('cancel');
    await advance('2026-02-20T00:00:00Z');
    assert.equal((await stripe.subscriptions.retrieve(canceled.id)).status, 'canceled');
    assert.equal((await stripe.subscriptions.retrieve(paused.id)).status, 'paused');
    assert.equal((await eventTypes(stripe, paused.id)).at(-1), 'customer.subscription.paused');
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    await stripe.subscriptions.update(paused.id, { default_payment_method: id });
    const resumed = await stripe.subscriptions.resume(paused.id);
    assert.equal(resumed.status, 'active');
    assert.deepEqual((await latest(resumed)).total, 5_000);
    assert.ok((await eventTypes(stripe, paused.id)).includes('customer.subscription.resumed'));
    await assert.rejects(stripe.subscriptions.resume(paused.id), /status of active/);
  });

  it('whose collection is paused make invoices that nobody has to pay, until they resume', async () => {
    const [voided, kept] = [await subscribe(), await subscribe()];
    await stripe.subscriptions.update(voided.id, {
      pause_collection: { behavior: 'void', resumes_at: seconds('2026-03-25T00:00:00Z') },
    });
    await stripe.subscriptions.update(kept.id, { pause_collection: { behavior: 'keep_as_draft' } });
    await advance('2026-03-21T00:00:00Z');
    const during = await stripe.subscriptions.retrieve(voided.id);
    assert.deepEqual([during.status, (await latest(during)).status], ['active', 'void']);
    const draft = await latest(await stripe.subscriptions.retrieve(kept.id));
    assert.deepEqual([draft.status, draft.auto_advance], ['draft', false]);
    await advance('2026-04-21T00:00:00Z');
    const after = await stripe.subscriptions.retrieve(voided.id);
    assert.deepEqual([after.pause_collection, (await latest(after)).status], [null, 'paid']);
    await stripe.subscriptions.update(kept.id, { pause_collection: '' });
    assert.equal((await stripe.subscriptions.retrieve(kept.id)).pause_collection, null);
  });

  it('end with their period or at a date, and can be told to go on before', async () => {
    const ending = await subscribe();
    const end = ending.items.data[0]?.current_period_end ?? 0;
    const told = await stripe.subscriptions.update(ending.id, { cancel_at_period_end: true });
    assert.deepEqual([told.cancel_at, told.status], [end, 'active']);
    const kept = await subscribe();
    await stripe.subscriptions.update(kept.id, { cancel_at_period_end: true });
    const goesOn = await stripe.subscriptions.update(kept.id, { cancel_at_period_end: false });
    assert.deepEqual([goesOn.cancel_at, goesOn.canceled_at], [null, null]);
    const dated = await subscribe({ cancel_at: end - 86_400 });
    await advance(end + 3_601);
    const [ended, running, early] = await Promise.all(
      [ending, kept, dated].map(({ id }) => stripe.subscriptions.retrieve(id)),
    );
    assert.deepEqual([ended?.status, ended?.ended_at], ['canceled', end]);
    assert.equal(ended?.cancellation_details?.reason, 'cancellation_requested');
    assert.equal(running?.status, 'active');
    assert.deepEqual([early?.status, early?.ended_at], ['canceled', end - 86_400]);
    assert.equal((await invoicesOf(stripe, ending.id)).length, 1);
    await assert.rejects(stripe.subscriptions.update(ending.id, { cancel_at_period_end: false }));
    const noted = await stripe.subscriptions.update(ending.id, { metadata: { why: 'sold' } });
    assert.deepEqual(noted.metadata, { why: 'sold' });
  });

  it('cancelled at once give back the rest of the period when asked to', async () => {
    const customer = await onClock();
    const subscription = await subscribe({ customer: customer.id });
    const { current_period_start: start = 0, current_period_end: end = 0 } =
      subscription.items.data[0] ?? {};
    await advance(start + 5 * 86_400);
    const canceled = await stripe.subscriptions.cancel(subscription.id, {
      prorate: true,
      invoice_now: true,
      cancellation_details: { feedback: 'too_expensive', comment: 'Fleet sold' },
    });
    assert.equal(canceled.status, 'canceled');
    assert.equal(canceled.cancellation_details?.feedback, 'too_expensive');
    const credit = -Math.round((5_000 * (end - start - 5 * 86_400)) / (end - start));
    const invoice = await latest(canceled);
    assert.deepEqual([invoice.total, invoice.status], [credit, 'paid']);
    const after = await stripe.customers.retrieve(customer.id);
    assert.equal(!after.deleted && after.balance, credit);
    await assert.rejects(stripe.subscriptions.cancel(subscription.id), {
      code: 'resource_missing',
    });
  });

  it('are listed by status, customer, price and period, and hidden with their clock', async () => {
    const customer = (await onClock()).id;
    const own = await subscribe({ customer });
    const trial = await subscribe({ customer, trial_period_days: 5 });
    const ids = async (params: Stripe.SubscriptionListParams) =>
      (await stripe.subscriptions.list({ limit: 100, ...params })).data.map(({ id }) => id);
    assert.deepEqual(await ids({ customer }), [trial.id, own.id]);
    assert.deepEqual(await ids({ customer, status: 'trialing' }), [trial.id]);
    assert.deepEqual(
      await ids({ customer, current_period_end: { lt: trial.trial_end as number } }),
      [],
    );
    assert.deepEqual(
      await ids({ customer, current_period_end: { lte: trial.trial_end as number } }),
      [trial.id],
    );
    assert.ok((await ids({ test_clock: clock.id })).includes(own.id));
    assert.ok(!(await ids({ price: price.id })).includes(own.id));
    await stripe.subscriptions.cancel(own.id);
    assert.deepEqual(await ids({ customer }), [trial.id]);
    assert.deepEqual(await ids({ customer, status: 'ended' }), [own.id]);
    assert.deepEqual(await ids({ customer, status: 'all' }), [trial.id, own.id]);
  });

  it('end with their customer', async () => {
    const subscription = await subscribe();
    await stripe.customers.del(String(subscription.customer));
    assert.equal((await stripe.subscriptions.retrieve(subscription.id)).status, 'canceled');
  });
});
