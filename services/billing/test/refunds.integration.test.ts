import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { carryOutRequest } from '../src/approval/carry-out-request.ts';
import { anna, ask, bruno, mutate, paidOrder, stripeOf } from './finance.ts';
import { eventually, member, settled, startTestBilling, told } from './harness.ts';

const requestFields =
  'request { id state needsApproval mayDecide refusal blockMessage stripeObjectId amount { amount currency } }';
const why = { stripeReason: 'REQUESTED_BY_CUSTOMER', reason: 'The kit arrived late.' };

describe('paying back', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const stripe = stripeOf(test);
  const work = { ...billing, now: () => new Date() };

  const refund = (paymentId: string, input: Record<string, unknown> = {}, viewer = anna) =>
    mutate(test, viewer, 'refundPayment', { paymentId, ...why, ...input }, requestFields);
  const atStripe = (paymentIntentId: string) =>
    stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }).then(({ data }) => data);
  const moneyOf = async (id: string) => {
    const query = `query ($id: ID!) { payment(id: $id) {
      refunded { amount } refundable { amount } refunds { state amount { amount } reason } } }`;
    return (await ask(test, anna, query, { id })).payment;
  };

  it('pays back a part, then the rest, and tells orders of each with the sum', async () => {
    const { payment, orderId } = await paidOrder(test);
    const first = await refund(payment.id, { amount: '100.00' });
    assert.equal(first.__typename, 'RefundPaymentSuccess', first.message);
    assert.deepEqual([first.request.state, first.request.needsApproval], ['DONE', false]);
    const rest = await refund(payment.id);
    assert.deepEqual(rest.request.amount, { amount: '238.98', currency: 'CAD' });
    const events = await eventually(async () => {
      const all = await told(test, 'refund.confirmed', orderId);
      return all.length === 2 && all;
    });
    const totals = events.map(({ payload }) => payload as Record<string, unknown>);
    assert.deepEqual(
      totals.map(({ amountMinor, totalRefundedMinor }) => [amountMinor, totalRefundedMinor]),
      [
        [10_000, 10_000],
        [23_898, 33_898],
      ],
    );
    const money = await moneyOf(payment.id);
    assert.deepEqual([money.refunded.amount, money.refundable.amount], ['338.98', '0.00']);
    const more = await refund(payment.id, { amount: '0.01' });
    assert.equal(more.__typename, 'RefundTooLarge');
    await settled(test);
    const [row] = await billing.db.refund.findMany({ where: { paymentId: payment.id } });
    const events2 = await billing.db.outboxEvent.findMany({ where: { name: 'audit.recorded' } });
    const actions = events2
      .map(({ payload }) => payload as { action: string; targetId: string })
      .filter(({ targetId }) => [payment.id, row?.moneyRequestId].includes(targetId))
      .map(({ action }) => action);
    for (const action of ['money_request.asked', 'money_request.done', 'refund.confirmed']) {
      assert.ok(actions.includes(action), action);
    }
  });

  for (const kind of ['error_after_effect', 'cut_after_effect']) {
    it(`pays back once when Stripe's answer is lost: ${kind}`, async () => {
      const { payment } = await paidOrder(test);
      await control('faults', { on: 'request', kind, method: 'POST', path: '/v1/refunds' });
      const asked = await refund(payment.id, { amount: '50.00' });
      assert.equal(asked.__typename, 'RefundPaymentSuccess', asked.message);
      await eventually(async () => {
        await carryOutRequest(work, asked.request.id);
        const row = await billing.db.moneyRequest.findUnique({ where: { id: asked.request.id } });
        return row?.state === 'DONE';
      });
      const made = await atStripe(payment.stripePaymentIntentId);
      assert.deepEqual(
        made.map(({ amount }) => amount),
        [5_000],
      );
    });
  }

  it('gives two people at once no more than was paid', async () => {
    const { payment } = await paidOrder(test);
    const both = await Promise.all([
      refund(payment.id, { amount: '200.00' }, anna),
      refund(payment.id, { amount: '200.00' }, bruno),
    ]);
    const outcomes = both.map(({ __typename }) => __typename).sort();
    assert.deepEqual(outcomes, ['RefundPaymentSuccess', 'RefundTooLarge']);
    assert.equal((await atStripe(payment.stripePaymentIntentId)).length, 1);
  });

  it('counts what waits for approval, so that it cannot be promised twice', async () => {
    const { payment } = await paidOrder(test, bigOrder());
    const waiting = await refund(payment.id, { amount: '1500.00' });
    assert.equal(waiting.request.state, 'REQUESTED');
    const second = await refund(payment.id, { amount: '600.00' });
    assert.equal(second.__typename, 'RefundTooLarge');
    assert.match(second.message, /\$533\.86/);
    const declined = await mutate(
      test,
      bruno,
      'declineMoneyRequest',
      { id: waiting.request.id, reason: 'Too much.' },
      requestFields,
    );
    assert.equal(declined.request.state, 'DECLINED');
    assert.equal((await moneyOf(payment.id)).refundable.amount, '2033.86');
    assert.equal((await atStripe(payment.stripePaymentIntentId)).length, 0);
  });

  it('lets another person approve above the limit, by name, and one of two at once', async () => {
    const { payment } = await paidOrder(test, bigOrder());
    const { request } = await refund(payment.id, { amount: '500.01' });
    assert.deepEqual(
      [request.state, request.needsApproval, request.mayDecide],
      ['REQUESTED', true, false],
    );
    const own = await mutate(test, anna, 'approveMoneyRequest', { id: request.id });
    assert.equal(own.__typename, 'SameStaffMember');
    assert.match(own.message, /Anna Roy/);
    const ownNo = { id: request.id, reason: 'No.' };
    const declined = await mutate(test, anna, 'declineMoneyRequest', ownNo);
    assert.equal(declined.__typename, 'SameStaffMember');
    assert.equal((await atStripe(payment.stripePaymentIntentId)).length, 0);
    const clara = { ...staff('FINANCE'), actorName: 'Clara Wu' };
    const both = await Promise.all(
      [bruno, clara].map((viewer) =>
        mutate(test, viewer, 'approveMoneyRequest', { id: request.id }, requestFields),
      ),
    );
    assert.deepEqual(both.map(({ __typename }) => __typename).sort(), [
      'ApproveMoneyRequestSuccess',
      'RefusedTransition',
    ]);
    const done = await billing.db.moneyRequest.findUniqueOrThrow({ where: { id: request.id } });
    assert.equal(done.state, 'DONE');
    assert.notEqual(done.decidedById, anna.actorId);
    assert.deepEqual(
      (await atStripe(payment.stripePaymentIntentId)).map(({ amount }) => amount),
      [50_001],
    );
  });

  it('waits while a difference to Stripe is open, says so, and goes on when it is gone', async () => {
    const { payment, organizationId } = await paidOrder(test);
    const id = newId('drf');
    await billing.db.drift.create({
      data: {
        ...{ id, category: 'DIFFERENT', objectType: 'invoice', objectId: 'in_x', organizationId },
        ...{ fields: [], state: 'OPEN', foundAt: new Date(), lastSeenAt: new Date() },
      },
    });
    const { request } = await refund(payment.id, { amount: '20.00' });
    assert.equal(request.state, 'BLOCKED');
    assert.ok(request.blockMessage);
    assert.equal((await atStripe(payment.stripePaymentIntentId)).length, 0);
    await billing.db.drift.update({ where: { id }, data: { state: 'CLOSED' } });
    // The job that continues what waits finds it by itself.
    await eventually(async () => {
      const row = await billing.db.moneyRequest.findUnique({ where: { id: request.id } });
      return row?.state === 'DONE';
    }, 60_000);
    assert.equal((await atStripe(payment.stripePaymentIntentId)).length, 1);
  });

  it('refuses nothing, less than nothing, another currency and what was never paid, by field', async () => {
    const { payment } = await paidOrder(test);
    const kinds: [Record<string, unknown>, string[]][] = [
      [{ amount: '0' }, ['input', 'amount']],
      [{ amount: '-1.00' }, ['input', 'amount']],
      [{ amount: '1.001' }, ['input', 'amount']],
      [{ amount: '1.00', currency: 'USD' }, ['input', 'currency']],
      [{ reason: '  ' }, ['input', 'reason']],
    ];
    for (const [input, path] of kinds) {
      const refused = await refund(payment.id, input);
      assert.deepEqual([refused.__typename, refused.path], ['InvalidInput', path]);
    }
    await billing.db.payment.update({ where: { id: payment.id }, data: { state: 'FAILED' } });
    const unpaid = await refund(payment.id, { amount: '1.00' });
    assert.deepEqual([unpaid.__typename, unpaid.path], ['InvalidInput', ['input', 'paymentId']]);
    assert.equal((await refund(newId('pay'))).__typename, 'NotFound');
    assert.equal(await billing.db.moneyRequest.count({ where: { paymentId: payment.id } }), 0);
  });

  it('tells of a refund that the bank sends back, and gives its money free again', async () => {
    const { payment, orderId } = await paidOrder(test);
    await refund(payment.id, { amount: '80.00' });
    await eventually(async () => (await told(test, 'refund.confirmed', orderId))[0]);
    const [made] = await atStripe(payment.stripePaymentIntentId);
    const failed = await control(`refunds/${made?.id}/settle`, { outcome: 'failed' });
    assert.equal(failed.status, 200, await failed.text());
    await eventually(async () => (await told(test, 'refund.failed', orderId))[0]);
    assert.equal((await moneyOf(payment.id)).refundable.amount, '338.98');
    const list =
      '{ refunds(filter: { needsAttention: true }) { edges { node { id payment { id } } } } }';
    const waiting = (await ask(test, anna, list)).refunds.edges.map(
      ({ node }: { node: { id: string } }) => node,
    );
    const mine = waiting.find((row: { payment: { id: string } }) => row.payment.id === payment.id);
    assert.ok(mine, 'A failed refund is in the work queue.');
    const note = { id: mine.id, note: 'Paid by transfer.' };
    const settledOne = await mutate(
      test,
      anna,
      'settleFailedRefund',
      note,
      'refund { failureNote }',
    );
    assert.equal(settledOne.refund.failureNote, 'Paid by transfer.');
    assert.equal((await told(test, 'refund.confirmed', orderId)).length, 1);
  });

  it('pays back what a return is due: at once below the limit, once, and names the return', async () => {
    const { payment, orderId, organizationId } = await paidOrder(test);
    const returnId = newId('ret');
    const due = {
      ...{ returnId, number: 'R-10001', orderId, orderNumber: 'MOB-10001', currency: 'CAD' },
      ...{ amountMinor: 14_689, reason: 'Return R-10001: DEFECTIVE', lines: [] },
      ...{ agreedById: newId('usr'), agreedByName: 'Sam Support' },
    };
    await billing.transact(async (tx) => tx.emit('return.refund_due', due, { organizationId }));
    const [confirmed] = await eventually(async () => {
      const all = await told(test, 'refund.confirmed', orderId);
      return all.length > 0 && all;
    });
    assert.equal((confirmed?.payload as { returnId?: string } | undefined)?.returnId, returnId);
    await billing.transact(async (tx) => tx.emit('return.refund_due', due, { organizationId }));
    await billing.transact(async (tx) => {
      const second = { ...due, returnId: newId('ret'), amountMinor: 30_000 };
      tx.emit('return.refund_due', second, { organizationId });
    });
    // What cannot be paid back is kept, so that finance sees it.
    const refused = await eventually(async () =>
      billing.db.moneyRequest.findFirst({ where: { orderId, state: 'REFUSED' } }),
    );
    assert.match(refused.refusal ?? '', /\$192\.09/);
    assert.equal((await atStripe(payment.stripePaymentIntentId)).length, 1);
  });

  it('shows a customer its own refunds without our words, and a stranger none', async () => {
    const { payment, customer, orderId } = await paidOrder(test);
    await refund(payment.id, { amount: '10.00' });
    const query = `query ($orderId: ID!) { refunds(filter: { orderId: $orderId }) {
      totalCount edges { node { id reason stripeReason amount { amount } } } } }`;
    const own = (await ask(test, customer, query, { orderId })).refunds;
    assert.deepEqual([own.totalCount, own.edges[0].node.reason], [1, null]);
    const stranger = member(newId('org'));
    assert.equal((await ask(test, stranger, query, { orderId })).refunds.totalCount, 0);
    const { id } = own.edges[0].node;
    const byId = await ask(test, stranger, 'query ($id: ID!) { refund(id: $id) { id } }', { id });
    assert.equal(byId.refund, null);
    const forced = await ask(test, customer, '{ __typename }').then(() =>
      refund(payment.id, { amount: '1.00' }, customer).catch((error: Error) => error.message),
    );
    assert.match(String(forced), /FORBIDDEN/);
  });
});

/** Twelve kits and no plan: above the limit. */
function bigOrder() {
  const netMinor = 179_988;
  const tax = { name: 'HST ON', rateMicroPercent: 13_000_000, amountMinor: 23_398 };
  return {
    ...{ shippingMinor: 0, shippingTaxes: [] },
    totalMinor: netMinor + 23_398,
    lines: [
      {
        ...{ lineId: newId('oln'), variantId: newId('var'), sku: 'KIT-VAN', name: 'Sensor kit' },
        ...{ quantity: 12, unitPriceMinor: 14_999, interval: null, netMinor, taxes: [tax] },
        ...{ shippable: true, serialized: true, weightGrams: null },
        ...{ hsCode: null, countryOfOrigin: null },
      },
    ],
  };
}
