import assert from 'node:assert/strict';
import { it } from 'node:test';
import type Stripe from 'stripe';
import { previewLine } from './preview-line.ts';

const line = (proration: boolean, amount: number) =>
  ({
    amount,
    currency: 'cad',
    description: 'Data plan',
    quantity: 2,
    period: { start: 1, end: 2 },
    taxes: [{ amount: 3 }, { amount: 4 }],
    pricing: { price_details: { price: 'price_1', product: 'prod_1' } },
    parent: { subscription_item_details: { proration, subscription_item: 'si_1' } },
  }) as unknown as Stripe.InvoiceLineItem;

it('tells time that is given back from time that is left and from the next period', () => {
  assert.equal(previewLine(line(true, -100)).kind, 'UNUSED_TIME');
  assert.equal(previewLine(line(true, 100)).kind, 'REMAINING_TIME');
  assert.equal(previewLine(line(false, 100)).kind, 'NEXT_PERIOD');
  assert.equal(previewLine({ ...line(false, 100), parent: null }).kind, 'OTHER');
});

it('adds the taxes of a line up and keeps its price', () => {
  const { taxMinor, stripePriceId, currency } = previewLine(line(false, 100));
  assert.deepEqual(
    { taxMinor, stripePriceId, currency },
    {
      taxMinor: 7,
      stripePriceId: 'price_1',
      currency: 'CAD',
    },
  );
});
