import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import { recheckConsequences } from '../src/sync/drift/check-consequences.ts';
import { guardMoney } from '../src/sync/guard-money.ts';
import { anna, ask, bruno, mutate } from './finance.ts';
import {
  eventually,
  member,
  placeOrder,
  sessionIdOf,
  settled,
  startCheckout,
  startTestBilling,
  told,
} from './harness.ts';
import { compare, openDrift, paidOrder } from './parity-harness.ts';

describe('a payment for an order that was canceled', async () => {
  const test = await startTestBilling();
  const { billing, control, sandbox } = test;
  const { db } = billing;

  const tell = (
    name: 'order.canceled' | 'order.expired',
    orderId: string,
    organizationId: string,
  ) =>
    billing.transact(async (tx) =>
      name === 'order.canceled'
        ? tx.emit(name, { orderId, reason: 'changed plans' }, { organizationId })
        : tx.emit(name, { orderId }, { organizationId }),
    );
  const orderOf = (orderId: string) => db.payableOrder.findUniqueOrThrow({ where: { orderId } });
  const requestOf = (orderId: string) =>
    db.moneyRequest.findFirst({ where: { orderId, kind: 'REFUND' } });

  /** Closes the order while its payment page stays open, and pays there. */
  async function payAfter(name: 'order.canceled' | 'order.expired') {
    const organizationId = newId('org');
    const orderId = await placeOrder(test, organizationId);
    const { url } = await startCheckout(test, member(organizationId), orderId);
    const path = '/v1/checkout/sessions/*/expire';
    await control('faults', { kind: 'server_error', method: 'POST', path, count: 1_000 });
    await tell(name, orderId, organizationId);
    await eventually(async () => (await orderOf(orderId)).state !== 'WAITING');
    await control(`checkout/${sessionIdOf(url)}/pay`);
    await eventually(async () => (await told(test, 'payment.confirmed', orderId))[0]);
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    await settled(test);
    return { organizationId, orderId };
  }

  it('releases nothing, and stands as a refund to approve and a difference until it is back', async () => {
    const { organizationId, orderId } = await payAfter('order.canceled');
    assert.equal((await orderOf(orderId)).state, 'CANCELED');
    assert.equal((await told(test, 'payment.confirmed', orderId)).length, 1);
    const request = await requestOf(orderId);
    assert.deepEqual([request?.state, request?.needsApproval], ['REQUESTED', true]);
    assert.match(JSON.stringify(request?.evidence), /Plan that began with it/);
    await compare(test);
    const [drift, ...others] = await openDrift(test);
    assert.deepEqual(
      [drift?.category, drift?.objectId, others.length],
      ['PAID_CANCELED', orderId, 0],
    );
    assert.equal(await guardMoney(billing.ourselves(), organizationId), null);
    const shown = await ask(
      test,
      anna,
      `{ drift(id: "${drift?.id}") { category order { id } moneyRequest { id state } allowedActions } }`,
    );
    assert.deepEqual(shown.drift, {
      ...{ category: 'PAID_CANCELED', order: { id: orderId } },
      moneyRequest: { id: request?.id, state: 'REQUESTED' },
      allowedActions: ['TAKE_STRIPES'],
    });
    const decided = await mutate(test, bruno, 'approveMoneyRequest', { id: request?.id });
    assert.equal(decided.__typename, 'ApproveMoneyRequestSuccess');
    await eventually(() => db.refund.findFirst({ where: { orderId, state: 'SUCCEEDED' } }));
    await recheckConsequences(billing.ourselves());
    const closed = await db.drift.findUniqueOrThrow({ where: { id: drift?.id ?? '' } });
    assert.deepEqual([closed.state, closed.resolution], ['CLOSED', 'HEALED']);
    await compare(test);
    assert.deepEqual(await openDrift(test), []);
  });

  it('goes back too when the payment was heard of before the cancellation', async () => {
    const { organizationId, orderId } = await paidOrder(test);
    await tell('order.canceled', orderId, organizationId);
    const request = await eventually(() => requestOf(orderId));
    assert.equal(request.amountMinor, (await orderOf(orderId)).totalMinor);
    assert.equal((await orderOf(orderId)).state, 'CANCELED');
    await tell('order.canceled', orderId, organizationId);
    await compare(test);
    assert.deepEqual(
      (await openDrift(test)).map(({ category, objectId }) => [category, objectId]),
      [['PAID_CANCELED', orderId]],
    );
    assert.equal(await db.moneyRequest.count({ where: { orderId } }), 1);
  });

  it('releases an order that had merely expired', async () => {
    const { orderId } = await payAfter('order.expired');
    assert.equal((await orderOf(orderId)).state, 'PAID');
    assert.equal(await requestOf(orderId), null);
  });
});
