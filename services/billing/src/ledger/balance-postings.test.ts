import assert from 'node:assert/strict';
import { it } from 'node:test';
import type Stripe from 'stripe';
import { balanceTransactionPostings } from './balance-transaction-postings.ts';
import { customerBalancePostings } from './customer-balance-postings.ts';
import { sumOf } from './posting.ts';

const cases: [category: string, amount: number, fee: number, kind: string, expected: object][] = [
  [
    'charge',
    10_000,
    320,
    'CHARGE',
    { STRIPE_BALANCE: 9_680, FEES: 320, UNAPPLIED_PAYMENTS: -10_000 },
  ],
  ['charge_failure', -10_000, 0, 'CHARGE', { STRIPE_BALANCE: -10_000, UNAPPLIED_PAYMENTS: 10_000 }],
  ['refund', -4_000, 0, 'REFUND', { STRIPE_BALANCE: -4_000, REFUNDS: 4_000 }],
  ['refund_failure', 4_000, 0, 'REFUND_FAILED', { STRIPE_BALANCE: 4_000, REFUNDS: -4_000 }],
  [
    'dispute',
    -10_000,
    1_500,
    'DISPUTE_WITHDRAWN',
    { STRIPE_BALANCE: -11_500, DISPUTE_FEES: 1_500, DISPUTES: 10_000 },
  ],
  [
    'dispute_reversal',
    10_000,
    -1_500,
    'DISPUTE_REINSTATED',
    { STRIPE_BALANCE: 11_500, DISPUTE_FEES: -1_500, DISPUTES: -10_000 },
  ],
  ['payout', -5_000, 0, 'PAYOUT', { STRIPE_BALANCE: -5_000, BANK: 5_000 }],
  ['payout_reversal', 5_000, 0, 'PAYOUT', { STRIPE_BALANCE: 5_000, BANK: -5_000 }],
  ['fee', -250, 0, 'STRIPE_FEE', { STRIPE_BALANCE: -250, FEES: 250 }],
  ['other_adjustment', 700, 0, 'ADJUSTMENT', { STRIPE_BALANCE: 700, ADJUSTMENTS: -700 }],
  ['a_category_of_next_year', -1, 0, 'ADJUSTMENT', { STRIPE_BALANCE: -1, ADJUSTMENTS: 1 }],
];
for (const [category, amount, fee, kind, expected] of cases) {
  it(`posts a movement of the balance of the category ${category}`, () => {
    const [posting] = balanceTransactionPostings({
      created: 1_793_500_000,
      currency: 'cad',
      amount,
      fee,
      net: amount - fee,
      reporting_category: category,
    } as Stripe.BalanceTransaction);
    assert.equal(posting?.kind, kind);
    const entries = posting?.entries ?? [];
    assert.deepEqual(
      Object.fromEntries(entries.map(({ account, amountMinor }) => [account, amountMinor])),
      expected,
    );
    assert.equal(sumOf(entries), 0);
  });
}

const movement = (changes: object) =>
  ({
    created: 1_793_500_000,
    currency: 'cad',
    amount: -500,
    type: 'adjustment',
    invoice: null,
    ...changes,
  }) as Stripe.CustomerBalanceTransaction;

const balances: [name: string, movement: Stripe.CustomerBalanceTransaction, expected: object][] = [
  ['credit given by hand', movement({}), { CUSTOMER_CREDIT: -500, BALANCE_ADJUSTMENTS: 500 }],
  [
    'credit that pays an invoice',
    movement({ amount: 500, type: 'applied_to_invoice', invoice: 'in_1' }),
    { CUSTOMER_CREDIT: 500, RECEIVABLE: -500 },
  ],
  [
    'credit that a void invoice gives back',
    movement({ type: 'unapplied_from_invoice', invoice: 'in_1' }),
    { CUSTOMER_CREDIT: -500, RECEIVABLE: 500 },
  ],
];
for (const [name, object, expected] of balances) {
  it(`posts ${name}`, () => {
    const entries = customerBalancePostings(object)[0]?.entries ?? [];
    assert.deepEqual(
      Object.fromEntries(entries.map(({ account, amountMinor }) => [account, amountMinor])),
      expected,
    );
  });
}

it('leaves to the credit note what a credit note gave', () => {
  assert.deepEqual(customerBalancePostings(movement({ type: 'credit_note' })), []);
});
