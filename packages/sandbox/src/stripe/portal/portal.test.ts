import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { customerWithCard, priceOf } from '../../../test/stripe-billing.ts';
import { startTestStripe, submitCard } from '../../../test/stripe-harness.ts';

describe('the billing portal', async () => {
  const { stripe } = await startTestStripe();
  const small = await priceOf(stripe, 1_000, { name: 'Small' });
  const large = await priceOf(stripe, 3_000, { name: 'Large' });
  const configuration = await stripe.billingPortal.configurations.create({
    default_return_url: 'http://127.0.0.1:3000/billing',
    features: {
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: {
        enabled: true,
        cancellation_reason: { enabled: true, options: ['too_expensive', 'other'] },
      },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ['price', 'quantity'],
        products: [
          { product: String(small.product), prices: [small.id] },
          { product: String(large.product), prices: [large.id] },
        ],
        proration_behavior: 'always_invoice',
      },
    },
  });
  const visitor = async (locale: 'en' | 'fr-CA' = 'en') => {
    const { id: customer } = await customerWithCard(stripe);
    const subscription = await stripe.subscriptions.create({
      customer,
      items: [{ price: small.id }],
    });
    const open = (flow?: object) =>
      stripe.billingPortal.sessions.create({
        customer,
        configuration: configuration.id,
        locale,
        ...(flow && { flow_data: flow as never }),
      });
    return { customer, subscription, open, url: (await open()).url };
  };
  const get = async (url: string) => (await fetch(url)).text();
  const send = (url: string, fields: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });

  it('shows subscriptions, cards and invoices, and a way back', async () => {
    const { url, subscription } = await visitor();
    const page = await get(url);
    assert.match(page, /Small/);
    assert.match(page, /•••• 4242/);
    assert.match(page, /href="http:\/\/127\.0\.0\.1:3000\/billing"/);
    const invoice = await stripe.invoices.retrieve(String(subscription.latest_invoice));
    assert.ok(page.includes(invoice.number ?? 'no number'));
    assert.match(await get((await visitor('fr-CA')).url), /Modes de paiement/);
  });

  it('adds a card, makes it the default and removes another', async () => {
    const { customer, url } = await visitor();
    const refused = await submitCard(`${url}/add-card`, { number: '4000000000000002' });
    assert.equal(refused.status, 402);
    await submitCard(`${url}/add-card`, { number: '5555 5555 5555 4444' });
    const { data } = await stripe.customers.listPaymentMethods(customer);
    assert.equal(data.length, 2);
    const added = data.find(({ card }) => card?.brand === 'mastercard');
    const old = data.find(({ card }) => card?.brand === 'visa');
    await send(`${url}/default/${added?.id}`);
    const after = await stripe.customers.retrieve(customer);
    assert.ok(!after.deleted);
    assert.equal(after.invoice_settings.default_payment_method, added?.id);
    await send(`${url}/remove/${old?.id}`);
    assert.equal((await stripe.customers.listPaymentMethods(customer)).data.length, 1);
  });

  it('cancels at the end of the period with a reason, and takes that back', async () => {
    const { subscription, url } = await visitor();
    assert.match(await get(`${url}/cancel/${subscription.id}`), /too expensive/);
    await send(`${url}/cancel/${subscription.id}`, { feedback: 'too_expensive' });
    const ending = await stripe.subscriptions.retrieve(subscription.id);
    assert.equal(ending.cancel_at_period_end, true);
    assert.deepEqual(
      [ending.cancellation_details?.feedback, ending.cancellation_details?.reason],
      ['too_expensive', 'cancellation_requested'],
    );
    assert.match(await get(url), /Keep subscription/);
    await send(`${url}/keep/${subscription.id}`);
    const kept = await stripe.subscriptions.retrieve(subscription.id);
    assert.equal(kept.cancel_at_period_end, false);
  });

  it('changes the plan for the price that it showed before, and to nothing that is not offered', async () => {
    const { subscription, url } = await visitor();
    const shown = await get(`${url}/update/${subscription.id}?price=${large.id}&quantity=2`);
    assert.match(shown, /Next invoice: <strong>\$50\.00/);
    const other = await priceOf(stripe, 5);
    await send(`${url}/update/${subscription.id}`, { price: other.id, quantity: '1' });
    await send(`${url}/update/${subscription.id}`, { price: large.id, quantity: '2' });
    const { items, latest_invoice: id } = await stripe.subscriptions.retrieve(subscription.id);
    assert.deepEqual(
      items.data.map(({ price, quantity }) => [price.id, quantity]),
      [[large.id, 2]],
    );
    const invoice = await stripe.invoices.retrieve(String(id));
    assert.deepEqual([invoice.total, invoice.status], [5_000, 'paid']);
  });

  it('leads a session made for one step there, and back where it was told', async () => {
    const { customer, open, subscription } = await visitor();
    const after_completion = {
      type: 'redirect',
      redirect: { return_url: 'http://127.0.0.1:3000/thanks' },
    };
    const card = await open({ type: 'payment_method_update', after_completion });
    assert.equal(card.flow?.type, 'payment_method_update');
    const start = await fetch(card.url, { redirect: 'manual' });
    assert.equal(start.headers.get('location'), `${new URL(card.url).pathname}/add-card`);
    const saved = await submitCard(`${card.url}/add-card`, { number: '5555555555554444' });
    assert.equal(saved.headers.get('location'), 'http://127.0.0.1:3000/thanks');
    const after = await stripe.customers.retrieve(customer, {
      expand: ['invoice_settings.default_payment_method'],
    });
    assert.ok(!after.deleted);
    const method = after.invoice_settings.default_payment_method;
    assert.equal(typeof method === 'object' && method?.card?.brand, 'mastercard');
    const cancel = await open({
      type: 'subscription_cancel',
      subscription_cancel: { subscription: subscription.id },
    });
    assert.equal(cancel.flow?.subscription_cancel?.subscription, subscription.id);
  });

  it('lets nobody touch what belongs to another customer, and knows only its own addresses', async () => {
    const [mine, theirs] = [await visitor(), await visitor()];
    await send(`${mine.url}/cancel/${theirs.subscription.id}`);
    const untouched = await stripe.subscriptions.retrieve(theirs.subscription.id);
    assert.equal(untouched.cancel_at_period_end, false);
    assert.equal((await fetch(`${mine.url}x`)).status, 404);
    await assert.rejects(
      mine.open({
        type: 'subscription_cancel',
        subscription_cancel: { subscription: theirs.subscription.id },
      }),
      { param: 'flow_data[subscription_cancel][subscription]' },
    );
  });

  it('is configured by features that can be switched off', async () => {
    const bare = await stripe.billingPortal.configurations.create({
      features: { subscription_cancel: { enabled: false } },
    });
    const { customer } = await visitor();
    await assert.rejects(
      stripe.billingPortal.sessions.create({
        customer,
        configuration: bare.id,
        flow_data: { type: 'payment_method_update' },
      }),
      { param: 'flow_data[type]' },
    );
    const updated = await stripe.billingPortal.configurations.update(bare.id, {
      features: { payment_method_update: { enabled: true } },
      active: false,
    });
    assert.deepEqual(
      [updated.active, updated.features.payment_method_update.enabled],
      [false, true],
    );
    const standard = await stripe.billingPortal.sessions.create({ customer });
    const all = await stripe.billingPortal.configurations.list({ is_default: true });
    assert.equal(all.data[0]?.id, standard.configuration);
  });
});
