import assert from 'node:assert/strict';
import { it } from 'node:test';
import type Stripe from 'stripe';
import { startTestStripe } from '../../../test/stripe-harness.ts';

it('the balance is the sum of its bookings, whatever moves: charges, refunds, disputes, payouts', async () => {
  const { stripe, control, inside } = await startTestStripe();
  const pay = async (payment_method: string, currency = 'cad') => {
    const params = { amount: 10_000, currency, confirm: true, payment_method };
    return String((await stripe.paymentIntents.create(params)).latest_charge);
  };
  const sums = async (currency = 'cad') => {
    const balance = await stripe.balance.retrieve();
    const amount = (part: { amount: number; currency: string }[]) =>
      part.find((each) => each.currency === currency)?.amount ?? 0;
    return [amount(balance.available), amount(balance.pending)];
  };
  const booked = async (params: Stripe.BalanceTransactionListParams = {}) => {
    let net = 0;
    for await (const each of stripe.balanceTransactions.list({ currency: 'cad', ...params }))
      net += each.net;
    return net;
  };

  const charge = await pay('pm_card_visa');
  await pay('pm_card_bypassPending');
  await pay('pm_card_visa', 'usd');
  assert.deepEqual(await sums(), [9_680, 9_680]);
  assert.deepEqual(await sums('usd'), [0, 9_680]);
  const refund = await stripe.refunds.create({ charge, amount: 2_000 });
  await control(`refunds/${refund.id}/settle`, { outcome: 'failed' });
  const [dispute] = (await stripe.disputes.list({ charge: await pay('pm_card_createDispute') }))
    .data;
  await stripe.disputes.close(dispute?.id ?? '');
  assert.deepEqual(await sums(), [9_680 - 11_500, 2 * 9_680]);
  assert.equal(await booked(), 3 * 9_680 - 11_500);

  inside.moveClock(3 * 86_400);
  assert.deepEqual(await sums(), [3 * 9_680 - 11_500, 0]);
  await assert.rejects(stripe.payouts.create({ amount: 100_000, currency: 'cad' }), {
    code: 'balance_insufficient',
  });
  const answer = await control('payouts', { currency: 'cad' });
  const payout = (await answer.json()) as Stripe.Payout;
  assert.equal(payout.amount, 3 * 9_680 - 11_500);
  assert.deepEqual(await sums(), [0, 0]);
  assert.equal(await booked({ payout: payout.id }), 0);
  await control(`payouts/${payout.id}/settle`, { outcome: 'failed' });
  assert.deepEqual(await sums(), [payout.amount, 0]);
  const again = await stripe.payouts.create({ amount: 5_000, currency: 'cad' });
  await control(`payouts/${again.id}/settle`, { outcome: 'paid' });
  assert.equal((await stripe.payouts.retrieve(again.id)).status, 'paid');
  const events = await stripe.events.list({ types: ['payout.*'] });
  assert.deepEqual(
    events.data.map(({ type }) => type),
    ['payout.paid', 'payout.created', 'payout.failed', 'payout.created'],
  );
});
