import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Stripe from 'stripe';
import { eventsOf, startTestStripe } from '../../../test/stripe-harness.ts';

describe('payments', async () => {
  const { stripe, control, url } = await startTestStripe();
  const customer = await stripe.customers.create({ email: 'payer@example.com' });
  const pay = (params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    stripe.paymentIntents.create({
      amount: 12_000,
      currency: 'cad',
      confirm: true,
      payment_method: 'pm_card_visa',
      ...params,
    });

  it('save a card for a customer, change it and let it go', async () => {
    const made = await stripe.paymentMethods.create({
      type: 'card',
      card: { number: '5555555555554444', exp_month: 8, exp_year: 2034, cvc: '123' },
      billing_details: { name: 'Ada Roy', address: { postal_code: 'H2X 1Y4' } },
    });
    assert.equal(made.card?.brand, 'mastercard');
    const saved = await stripe.paymentMethods.attach(made.id, { customer: customer.id });
    assert.equal(saved.customer, customer.id);
    const update = { card: { exp_year: 2036 }, metadata: { label: 'office' } };
    const changed = await stripe.paymentMethods.update(made.id, update);
    assert.equal(changed.card?.exp_year, 2036);
    const listed = await stripe.customers.listPaymentMethods(customer.id, { type: 'card' });
    assert.deepEqual(
      listed.data.map(({ id }) => id),
      [made.id],
    );
    await stripe.customers.update(customer.id, {
      invoice_settings: { default_payment_method: made.id },
    });
    await stripe.paymentMethods.detach(made.id);
    const owner = await stripe.customers.retrieve(customer.id);
    assert.ok(!owner.deleted && owner.invoice_settings.default_payment_method === null);
    assert.deepEqual(await eventsOf(stripe, made.id), [
      'payment_method.attached',
      'payment_method.updated',
      'payment_method.detached',
    ]);
  });

  it('save no card that its issuer refuses, and save one that fails only when it is charged', async () => {
    const attach = (id: string) => stripe.paymentMethods.attach(id, { customer: customer.id });
    await assert.rejects(attach('pm_card_visa_chargeDeclined'), Stripe.errors.StripeCardError);
    const saved = await attach('pm_card_chargeCustomerFail');
    const charge = pay({ customer: customer.id, payment_method: saved.id, off_session: true });
    await assert.rejects(charge, { code: 'card_declined', decline_code: 'generic_decline' });
  });

  it('refuse a saved method of somebody else', async () => {
    const other = await stripe.customers.create({});
    const saved = await stripe.paymentMethods.attach('pm_card_visa', { customer: other.id });
    await assert.rejects(pay({ customer: customer.id, payment_method: saved.id }), {
      param: 'payment_method',
    });
  });

  it('wait for 3-D Secure, and go on once the cardholder passed it on the bank’s page', async () => {
    const intent = await pay({
      payment_method: 'pm_card_threeDSecure2Required',
      return_url: 'http://127.0.0.1:3000/back?order=1',
    });
    assert.equal(intent.status, 'requires_action');
    const page = intent.next_action?.redirect_to_url?.url ?? assert.fail();
    assert.match(await (await fetch(page)).text(), /Complete/);
    const body = new URLSearchParams({ outcome: 'pass' });
    const answer = await fetch(page, { method: 'POST', redirect: 'manual', body });
    const back = new URL(answer.headers.get('location') ?? '');
    assert.equal(back.searchParams.get('order'), '1');
    assert.equal(back.searchParams.get('payment_intent'), intent.id);
    assert.equal(back.searchParams.get('redirect_status'), 'succeeded');
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'succeeded');
    assert.deepEqual(await eventsOf(stripe, intent.id), [
      'payment_intent.created',
      'payment_intent.requires_action',
      'payment_intent.succeeded',
    ]);
  });

  it('need another card when 3-D Secure failed', async () => {
    const { id } = await pay({ payment_method: 'pm_card_authenticationRequired' });
    await control(`payment_intents/${id}/authenticate`, { outcome: 'fail' });
    const failed = await stripe.paymentIntents.retrieve(id);
    assert.equal(failed.status, 'requires_payment_method');
    assert.equal(failed.last_payment_error?.code, 'payment_intent_authentication_failure');
    const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    assert.equal(paid.status, 'succeeded');
  });

  it('charge later, without asking again, a card that was set up with 3-D Secure', async () => {
    const setup = await stripe.setupIntents.create({
      customer: customer.id,
      confirm: true,
      payment_method: 'pm_card_authenticationRequiredOnSetup',
    });
    assert.equal(setup.status, 'requires_action');
    const method = String(setup.payment_method);
    await control(`setup_intents/${setup.id}/authenticate`, { outcome: 'pass' });
    assert.equal((await stripe.setupIntents.retrieve(setup.id)).status, 'succeeded');
    assert.deepEqual(await eventsOf(stripe, setup.id), [
      'setup_intent.created',
      'setup_intent.requires_action',
      'setup_intent.succeeded',
    ]);
    const later = await pay({
      customer: customer.id,
      payment_method: method,
      off_session: true,
    });
    assert.equal(later.status, 'succeeded');
  });

  it('decline off session what needs the cardholder', async () => {
    const always = await stripe.paymentMethods.attach('pm_card_authenticationRequired', {
      customer: customer.id,
    });
    const charge = pay({ customer: customer.id, payment_method: always.id, off_session: true });
    await assert.rejects(charge, { code: 'authentication_required' });
  });

  it('hold an amount, take a part of it and let the rest go', async () => {
    const held = await pay({ capture_method: 'manual' });
    assert.equal(held.status, 'requires_capture');
    assert.equal(held.amount_capturable, 12_000);
    const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 7_000 });
    assert.deepEqual([taken.status, taken.amount_received], ['succeeded', 7_000]);
    const charge = await stripe.charges.retrieve(String(taken.latest_charge), {
      expand: ['balance_transaction'],
    });
    assert.deepEqual([charge.amount_captured, charge.amount_refunded], [7_000, 5_000]);
    assert.equal((charge.balance_transaction as Stripe.BalanceTransaction).amount, 7_000);
    assert.deepEqual(await eventsOf(stripe, charge.id), ['charge.succeeded', 'charge.captured']);
    const late = await pay({ capture_method: 'manual' });
    await control(`payment_intents/${late.id}/expire`);
    const expired = await stripe.paymentIntents.retrieve(late.id);
    assert.deepEqual([expired.status, expired.cancellation_reason], ['canceled', 'expired']);
    const other = await pay({ capture_method: 'manual' });
    await stripe.paymentIntents.cancel(other.id);
    await assert.rejects(stripe.paymentIntents.capture(other.id), {
      code: 'payment_intent_unexpected_state',
    });
  });

  it('wait for the bank of a debit, which pays or not', async () => {
    const debit: Partial<Stripe.PaymentIntentCreateParams> = {
      payment_method_data: {
        type: 'acss_debit',
        acss_debit: {
          account_number: '000123456789',
          institution_number: '000',
          transit_number: '11000',
        },
      },
    };
    const { payment_method: _, ...withoutCard } = { payment_method: '' };
    const start = () =>
      stripe.paymentIntents.create({
        amount: 9_900,
        currency: 'cad',
        confirm: true,
        ...withoutCard,
        ...debit,
      });
    const good = await start();
    assert.equal(good.status, 'processing');
    await control(`payment_intents/${good.id}/settle`, { outcome: 'succeeded' });
    assert.equal((await stripe.paymentIntents.retrieve(good.id)).amount_received, 9_900);
    const bad = await start();
    await control(`payment_intents/${bad.id}/settle`, { outcome: 'failed' });
    const failed = await stripe.paymentIntents.retrieve(bad.id);
    assert.equal(failed.status, 'requires_payment_method');
    assert.deepEqual(await eventsOf(stripe, String(failed.latest_charge)), [
      'charge.pending',
      'charge.failed',
    ]);
  });

  it('leave nothing behind when the call was refused', async () => {
    const before = await stripe.paymentIntents.list({ limit: 100 });
    await assert.rejects(pay({ payment_method: 'pm_nothing' }));
    const after = await stripe.paymentIntents.list({ limit: 100 });
    assert.equal(after.data.length, before.data.length);
  });

  it('refuse unknown parameters by name', async () => {
    const answer = await fetch(`${url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_1' },
      body: new URLSearchParams({ amount: '500', currency: 'cad', 'shipping[colour]': 'red' }),
    });
    const { error } = (await answer.json()) as { error: { code: string; param: string } };
    assert.equal(answer.status, 400);
    assert.match(error.param, /^shipping/);
  });
});
