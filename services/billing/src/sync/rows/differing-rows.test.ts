import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differingRows } from './differing-rows.ts';

const invoices = { table: 'Invoice', key: 'stripeInvoiceId' };
const lines = { table: 'InvoiceLine', key: 'stripeLineId' };

describe('rows that follow from an object', () => {
  it('are the same as the database gives them back, whatever else a row holds', () => {
    const stored = {
      ...{ id: 'inv_1', stripeInvoiceId: 'in_1', totalMinor: 100, toldAttempts: 3 },
      ...{ paidAt: new Date('2026-05-01'), taxes: [{ rateId: null, amountMinor: 1 }], note: null },
    };
    const derived = {
      ...{ stripeInvoiceId: 'in_1', totalMinor: 100, paidAt: new Date('2026-05-01T00:00:00Z') },
      ...{ taxes: [{ amountMinor: 1, rateId: null }], note: undefined },
    };
    assert.deepEqual(differingRows(invoices, [stored], [derived]), []);
  });

  it('name the field that differs, with both values', () => {
    const stored = { stripeInvoiceId: 'in_1', totalMinor: 100, state: 'PAID' };
    const derived = { stripeInvoiceId: 'in_1', totalMinor: 120, state: 'PAID' };
    assert.deepEqual(differingRows(invoices, [stored], [derived]), [
      { path: 'Invoice.totalMinor', ours: '100', theirs: '120' },
    ]);
  });

  it('name what is missing and what is too much', () => {
    const stored = [
      { stripeLineId: 'il_1', netMinor: 1 },
      { stripeLineId: 'il_9', netMinor: 9 },
    ];
    const derived = [
      { stripeLineId: 'il_1', netMinor: 2 },
      { stripeLineId: 'il_2', netMinor: 2 },
    ];
    assert.deepEqual(
      differingRows(lines, stored, derived).map(({ path, ours, theirs }) => [
        ...[path, ours === null, theirs === null],
      ]),
      [
        ['InvoiceLine.il_1.netMinor', false, false],
        ['InvoiceLine.il_2', true, false],
        ['InvoiceLine.il_9', false, true],
      ],
    );
  });
});
