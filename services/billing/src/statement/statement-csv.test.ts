import assert from 'node:assert/strict';
import { it } from 'node:test';
import { balance } from './statement.ts';
import { statementCsv } from './statement-csv.ts';

const entry = {
  ...{ id: 'inv_1', kind: 'INVOICE' as const, invoiceId: 'inv_1' },
  occurredAt: new Date('2026-11-30T12:00:00.000Z'),
};
const period = { from: '2026-11-01', to: '2026-11-30', currencies: ['JPY'], openingMinor: -70 };

it('writes amounts as the currency has decimals', () => {
  const statement = balance({ ...period, currency: 'JPY' }, [
    { ...entry, reference: 'A-1', amountMinor: 1_234 },
  ]);
  const rows = statementCsv(statement, 'en').split('\r\n');
  assert.equal(rows[1], '2026-11-01,Opening balance,,,-70,JPY');
  assert.equal(rows[2], '2026-11-30,Invoice,A-1,1234,1164,JPY');
  assert.equal(rows[3], '2026-11-30,Closing balance,,,1164,JPY');
  const cad = statementCsv({ ...statement, currency: 'CAD' }, 'fr').split('\r\n');
  assert.equal(cad[2], '2026-11-30,Facture,A-1,12.34,11.64,CAD');
});

it('keeps a reference from becoming a formula or a second field', () => {
  const statement = balance({ ...period, currency: 'CAD' }, [
    { ...entry, reference: '=1+1', amountMinor: 1 },
    { ...entry, id: 'inv_2', reference: 'a "b", c', amountMinor: 1 },
  ]);
  const text = statementCsv(statement, 'en');
  assert.ok(text.includes(",'=1+1,"));
  assert.ok(text.includes('"a ""b"", c"'));
});
