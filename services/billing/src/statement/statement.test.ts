import assert from 'node:assert/strict';
import { it } from 'node:test';
import { balance, type StatementEntry } from './statement.ts';

const at = new Date('2026-11-30T12:00:00.000Z');
const entry = (kind: StatementEntry['kind'], amountMinor: number, occurredAt = at) => ({
  ...{ id: `${kind}_${amountMinor}`, kind, amountMinor, occurredAt },
  ...{ reference: null, invoiceId: null },
});
const period = { from: '2026-11-01', to: '2026-11-30', currency: 'CAD', currencies: ['CAD'] };

it('closes with what it opened with, plus invoices, less payments and credits', () => {
  const entries = [
    entry('PAYMENT', -5_650),
    entry('INVOICE', 5_650),
    entry('CREDIT_NOTE', -1_000),
    entry('REFUND', 1_000),
    entry('INVOICE', 300),
    entry('VOID', -300),
  ];
  const statement = balance({ ...period, openingMinor: 200 }, entries);
  assert.equal(statement.closingMinor, 200);
  assert.equal(
    statement.openingMinor +
      statement.invoicedMinor -
      statement.paidMinor -
      statement.creditedMinor,
    statement.closingMinor,
  );
  assert.equal(statement.entries.at(-1)?.balanceMinor, statement.closingMinor);
});

it('puts what happened at one moment in the order that makes sense', () => {
  const { entries } = balance({ ...period, openingMinor: 0 }, [
    entry('REFUND', 1),
    entry('PAYMENT', -1),
    entry('INVOICE', 1),
  ]);
  assert.deepEqual(
    entries.map(({ kind }) => kind),
    ['INVOICE', 'PAYMENT', 'REFUND'],
  );
});

it('closes an empty period as it opened', () => {
  const statement = balance({ ...period, openingMinor: -70 }, []);
  assert.equal(statement.closingMinor, -70);
  assert.ok(Object.is(statement.paidMinor, 0));
});
