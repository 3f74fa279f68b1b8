import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@mobilytics/ids/new-id';
import { createCustomer } from '../src/account/create-customer.ts';
import { carryOut } from '../src/intent/carry-out.ts';
import { intend } from '../src/intent/intend.ts';
import { Crash, mortal } from './crash-points.ts';
import { eventually, startTestBilling } from './harness.ts';

const { billing, sandbox } = await startTestBilling({ webhooks: false });
const us = billing.ourselves();
const { control } = sandbox;

/** An organisation that Stripe does not know yet, and the intent to make it a customer. */
async function wantCustomer() {
  const organizationId = newId('org');
  const name = `Northway ${organizationId}`;
  await billing.db.billingAccount.create({
    data: { id: newId('bil'), organizationId, name, email: null, createdAt: new Date() },
  });
  const intentId = await billing.transact((tx) =>
    intend(
      tx,
      createCustomer,
      { organizationId, name, email: null },
      { organizationId, key: `customer:${organizationId}` },
    ),
  );
  const made = () =>
    control
      .objects('customer')
      .filter((one) => 'metadata' in one && one.metadata?.intent_id === intentId);
  return { organizationId, intentId, made };
}

/** Asks again until there is an answer, as the job does. */
async function untilAnswered(intentId: string) {
  for (let tries = 0; tries < 10; tries += 1) {
    const answered = await carryOut(us, intentId);
    if (answered.outcome !== 'PENDING') return answered;
  }
  return assert.fail('There was no answer after ten tries.');
}

async function provesOnce({
  organizationId,
  intentId,
  made,
}: Awaited<ReturnType<typeof wantCustomer>>) {
  const answered = await untilAnswered(intentId);
  const [customer, ...more] = made();
  assert.ok(customer, 'It took effect.');
  assert.equal(more.length, 0, 'It took effect once.');
  assert.deepEqual(answered, { outcome: 'DONE', objectId: customer.id });
  const account = await billing.db.billingAccount.findUniqueOrThrow({ where: { organizationId } });
  assert.equal(account.stripeCustomerId, customer.id);
  await eventually(() => billing.db.mirrorObject.findUnique({ where: { id: customer.id } }));
}

describe('an intent takes effect once', () => {
  for (const kind of [
    'server_error',
    'cut_before_effect',
    'rate_limit',
    'lock_timeout',
    'error_after_effect',
    'cut_after_effect',
    'malformed_body',
    'event_first',
  ] as const) {
    for (const count of [1, 3]) {
      it(`after ${kind}, ${count} time${count === 1 ? '' : 's'} in a row`, async () => {
        const wanted = await wantCustomer();
        control.fail({ kind, count, method: 'POST', path: '/v1/customers' });
        await carryOut(us, wanted.intentId);
        await provesOnce(wanted);
        control.fail();
      });
    }
  }

  it('when the look-up after a lost answer fails too', async () => {
    const wanted = await wantCustomer();
    control.fail({ kind: 'cut_after_effect', count: 5, method: 'POST', path: '/v1/customers' });
    control.fail({ kind: 'server_error', count: 1_000, method: 'GET', path: '/v1/customers' });
    assert.equal((await carryOut(us, wanted.intentId)).outcome, 'PENDING');
    control.fail();
    await provesOnce(wanted);
  });

  it('when ten callers want it at the same time', async () => {
    const wanted = await wantCustomer();
    await Promise.all(Array.from({ length: 10 }, () => carryOut(us, wanted.intentId)));
    await provesOnce(wanted);
  });

  it('a day later, when Stripe has forgotten its key', async () => {
    const wanted = await wantCustomer();
    control.fail({ kind: 'cut_after_effect', count: 5, method: 'POST', path: '/v1/customers' });
    control.fail({ kind: 'server_error', count: 1_000, method: 'GET', path: '/v1/customers' });
    assert.equal((await carryOut(us, wanted.intentId)).outcome, 'PENDING');
    control.fail();
    control.forgetKeys();
    await billing.db.stripeIntent.update({
      where: { id: wanted.intentId },
      data: { sentAt: new Date(Date.now() - 25 * 3_600_000) },
    });
    await provesOnce(wanted);
  });

  it('wherever the process dies', async () => {
    for (let point = 1; ; point += 1) {
      const wanted = await wantCustomer();
      let left = point;
      const died = await carryOut(
        mortal(us, () => {
          left -= 1;
          return left === 0;
        }),
        wanted.intentId,
      ).then(
        () => false,
        (error) => error instanceof Crash || assert.fail(error),
      );
      // Nobody is at it any more, which its lease shows after a while.
      await billing.db.stripeIntent.update({
        where: { id: wanted.intentId },
        data: { leasedUntil: new Date(0) },
      });
      await provesOnce(wanted);
      if (!died) {
        assert.ok(point > 9, `${point} points were tried.`);
        return;
      }
    }
  });
});

it('keeps what Stripe refuses for good, and asks no more', async () => {
  const wanted = await wantCustomer();
  await billing.db.stripeIntent.update({
    where: { id: wanted.intentId },
    data: {
      params: { organizationId: wanted.organizationId, name: 'x'.repeat(6_000), email: null },
    },
  });
  const refused = await carryOut(us, wanted.intentId);
  assert.equal(refused.outcome, 'REFUSED');
  assert.deepEqual(await carryOut(us, wanted.intentId), refused);
  assert.equal(wanted.made().length, 0);
});
