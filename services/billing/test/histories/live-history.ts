import assert from 'node:assert/strict';
import { newId } from '@mobilytics/ids/new-id';
import { createCustomer } from '../../src/account/create-customer.ts';
import type { Work } from '../../src/context.ts';
import { createCreditNoteIntent } from '../../src/credit-note/create-credit-note-intent.ts';
import { updateCustomer } from '../../src/details/customer-intents.ts';
import { carryOut } from '../../src/intent/carry-out.ts';
import { intend } from '../../src/intent/intend.ts';
import { createRefund } from '../../src/refund/create-refund.ts';
import { Crash, mortal } from '../crash-points.ts';
import type { TestBilling } from '../harness.ts';
import { atStripesSide } from './at-stripes-side.ts';
import type { Random } from './random.ts';

const deathRate = 0.02;

/** One customer's random history: payments, money back, changes on both sides, deaths on the way. */
export async function liveHistory(test: TestBilling, random: Random): Promise<void> {
  const { billing } = test;
  const us = billing.ourselves();
  const organizationId = newId('org');
  const name = `Customer ${organizationId.slice(-6)}`;
  await billing.db.billingAccount.create({
    data: { id: newId('bil'), organizationId, name, email: null, createdAt: new Date() },
  });
  const about = (key: string) => ({ organizationId, key });
  const act = async (
    store: (tx: Parameters<Parameters<Work['transact']>[0]>[0]) => Promise<string>,
  ) => {
    const intentId = await billing.transact(store);
    const mortals = mortal(us, () => random.chance(deathRate));
    // Whoever comes later must not mind how often it was tried before.
    for (let tries = random.integer(1, 2); tries > 0; tries -= 1) {
      await carryOut(mortals, intentId).catch(async (error) => {
        if (!(error instanceof Crash)) throw error;
        await expireLease(test, intentId);
      });
    }
  };
  await act((tx) =>
    intend(
      tx,
      createCustomer,
      { organizationId, name, email: null },
      about(`customer:${organizationId}`),
    ),
  );
  const customerId = await settledCustomer(test, us, organizationId);
  const { stripe } = us.services;
  const side = atStripesSide(stripe, customerId, random);
  const sale = await side.sell();
  const moves = {
    refund: () =>
      act((tx) =>
        intend(
          tx,
          createRefund,
          {
            requestId: newId('mrq'),
            paymentIntentId: sale.paymentIntentId,
            amountMinor: random.integer(1, sale.amountMinor),
            stripeReason: 'requested_by_customer',
            reason: 'Random history',
            orderId: null,
            returnId: null,
          },
          about(`refund:${newId('mrq')}`),
        ),
      ),
    creditNote: () =>
      act((tx) =>
        intend(
          tx,
          createCreditNoteIntent,
          {
            ...creditNote(sale.invoiceId, random.integer(1, sale.amountMinor), random),
            requestId: newId('mrq'),
          },
          about(`credit-note:${newId('mrq')}`),
        ),
      ),
    details: () =>
      act((tx) =>
        intend(
          tx,
          updateCustomer,
          {
            ...{ customerId, revision: random.integer(1, 1_000_000), name, email: null },
            ...{ address: null, purchaseOrderNumber: `PO-${random.integer(1, 999)}` },
            locale: random.pick(['en', 'fr'] as const),
          },
          about(`details:${newId('mrq')}`),
        ),
      ),
    stripesSide: () => side.anything(),
  };
  const steps = Array.from({ length: random.integer(1, 3) }, () =>
    random.pick(Object.keys(moves) as (keyof typeof moves)[]),
  );
  if (random.chance(0.5)) await Promise.all(steps.map((step) => moves[step]()));
  else for (const step of steps) await moves[step]();
}

function creditNote(stripeInvoiceId: string, amountMinor: number, random: Random) {
  return {
    ...{ stripeInvoiceId, amountMinor, settledMinor: amountMinor, lines: null, memo: null },
    settlement: random.pick(['REFUND', 'BALANCE', 'OUT_OF_BAND'] as const),
    stripeReason: 'order_change' as const,
  };
}

async function settledCustomer(test: TestBilling, us: Work, organizationId: string) {
  const intent = await test.billing.db.stripeIntent.findUniqueOrThrow({
    where: { key: `customer:${organizationId}` },
  });
  for (let tries = 0; tries < 20; tries += 1) {
    const answered = await carryOut(us, intent.id);
    if (answered.outcome === 'DONE') return answered.objectId;
  }
  return assert.fail('The customer was not made after twenty tries.');
}

/** Nobody is at it any more, which its lease shows after a while. */
export async function expireLease({ billing }: TestBilling, intentId: string): Promise<void> {
  await billing.db.stripeIntent.update({
    where: { id: intentId },
    data: { leasedUntil: new Date(0) },
  });
}
