import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { writeTransactions } from '../src/ledger/ledger.repository.ts';
import { type Entry, entry, type TransactionKind } from '../src/ledger/posting.ts';
import { startTestBilling } from './harness.ts';

describe('reports from the ledger', async () => {
  const test = await startTestBilling({ webhooks: false });
  const { billing } = test;
  const organizationId = newId('org');
  await billing.db.billingAccount.create({
    data: { id: newId('bil'), organizationId, name: 'Élan', createdAt: new Date() },
  });

  const post = (
    kind: TransactionKind,
    sourceId: string,
    day: string,
    entries: Entry[],
    sourceType = 'invoice',
  ) =>
    billing.transact((tx) =>
      writeTransactions(tx, { type: sourceType, id: sourceId, organizationId }, [
        {
          ...{ kind, movement: kind, sequence: 1, currency: 'CAD', entries },
          occurredAt: new Date(`${day}T15:00:00Z`),
        },
      ]),
    );
  const sold = (product: string, net: number, jurisdiction: string, isExempt = false) =>
    entry('REVENUE_DATA_PLAN', -net, { product, productKind: 'DATA_PLAN', jurisdiction, isExempt });
  const gst = (amount: number, taxableMinor: number) =>
    entry('TAX_GST_HST', -amount, { taxName: 'GST', jurisdiction: 'CA-QC', taxableMinor });
  const qst = (amount: number, taxableMinor: number) =>
    entry('TAX_QST', -amount, { taxName: 'QST', jurisdiction: 'CA-QC', taxableMinor });
  const due = (invoiceId: string, amount: number) => entry('RECEIVABLE', amount, { invoiceId });
  const dueOn = (id: string, day: string) =>
    billing.db.mirrorObject.create({
      data: {
        ...{ id, type: 'invoice', hash: '', fetchedAt: new Date() },
        data: { due_date: Date.parse(`${day}T23:59:59Z`) / 1000, status: 'void' },
      },
    });

  await dueOn('in_a', '2026-02-01');
  await dueOn('in_b', '2026-03-15');
  // 114.98 in Québec, of which 57.49 are credited; 50.00 in Oregon without tax; and a year before, 80.00.
  const quebec = [sold('Plan', 10_000, 'CA-QC'), gst(500, 10_000), qst(998, 10_000)];
  await post('INVOICE_FINALIZED', 'in_a', '2026-01-02', [due('in_a', 11_498), ...quebec]);
  await post(
    'CREDIT_NOTE_ISSUED',
    'cn_a',
    '2026-02-10',
    [
      entry('CREDIT_NOTES', 5_000, {
        ...{ product: 'Plan', productKind: 'DATA_PLAN', jurisdiction: 'CA-QC', isExempt: false },
      }),
      gst(-250, -5_000),
      qst(-499, -5_000),
      due('in_a', -5_749),
    ],
    'credit_note',
  );
  const oregon = [due('in_b', 5_000), sold('Plan US', 5_000, 'US-OR', true)];
  await post('INVOICE_FINALIZED', 'in_b', '2026-02-13', oregon);
  await post('INVOICE_FINALIZED', 'in_old', '2025-01-20', [
    due('in_old', 8_000),
    sold('Plan', 8_000, 'CA-QC', true),
  ]);
  await post('INVOICE_PAID', 'in_old', '2025-01-21', [
    entry('UNAPPLIED_PAYMENTS', 8_000),
    due('in_old', -8_000),
  ]);

  const ask = async (query: string) => {
    const { data, errors } = await signedQuery(billing.url, staff('FINANCE'), `{ ${query} }`);
    assert.equal(errors, undefined, JSON.stringify(errors));
    return data;
  };

  const buckets = `current { amount } days1To30 { amount } days31To60 { amount } days61To90 { amount } over90 { amount } total { amount }`;
  const aged = async (asOf: string) => {
    const { receivables } = await ask(
      `receivables(asOf: "${asOf}", currency: "CAD") { totals { ${buckets} } ledgerBalance { amount } openInvoices { amount } customers { name invoiceCount } }`,
    );
    assert.equal(receivables.totals.total.amount, receivables.ledgerBalance.amount);
    const totals: Record<string, { amount: string }> = receivables.totals;
    const owed = Object.entries(totals).filter(([, { amount }]) => amount !== '0.00');
    return { ...receivables, owed: owed.map(([name, { amount }]) => `${name} ${amount}`) };
  };

  it('ages what is owed as it was at the end of any day', async () => {
    assert.deepEqual((await aged('2026-01-01')).owed, []);
    assert.deepEqual((await aged('2026-01-02')).owed, ['current 114.98', 'total 114.98']);
    assert.deepEqual((await aged('2026-02-02')).owed, ['days1To30 114.98', 'total 114.98']);
    assert.deepEqual((await aged('2026-02-14')).owed, [
      'current 50.00',
      'days1To30 57.49',
      'total 107.49',
    ]);
    assert.deepEqual((await aged('2026-05-03')).owed, [
      'days31To60 50.00',
      'over90 57.49',
      'total 107.49',
    ]);
  });

  it('names who owes, and opens into the invoices', async () => {
    const { customers, openInvoices } = await aged('2026-05-03');
    assert.deepEqual(customers, [{ name: 'Élan', invoiceCount: 2 }]);
    // What Stripe says is told of today alone.
    assert.equal(openInvoices, null);
    const { receivableInvoices } = await ask(
      `receivableInvoices(asOf: "2026-05-03", currency: "CAD", organizationId: "${organizationId}") { stripeInvoiceId daysOverdue owed { amount } }`,
    );
    assert.deepEqual(receivableInvoices, [
      { stripeInvoiceId: 'in_a', daysOverdue: 91, owed: { amount: '57.49' } },
      { stripeInvoiceId: 'in_b', daysOverdue: 49, owed: { amount: '50.00' } },
    ]);
  });

  it('tells revenue by month and product, net of credit notes, beside the year before', async () => {
    const { revenue } = await ask(
      `revenue(from: "2026-01-15", to: "2026-02-01", currency: "CAD", by: PRODUCT) { months ledgerRevenue { amount }
        total { invoiced { amount } credited { amount } net { amount } yearBefore { amount } }
        rows { key months { net { amount } yearBefore { amount } } } }`,
    );
    const net = (amount: string, before = '0.00') => ({
      net: { amount },
      yearBefore: { amount: before },
    });
    assert.deepEqual(revenue.months, ['2026-01-01', '2026-02-01']);
    assert.deepEqual(revenue.rows, [
      { key: 'Plan', months: [net('100.00', '80.00'), net('-50.00')] },
      { key: 'Plan US', months: [net('0.00'), net('50.00')] },
    ]);
    assert.deepEqual(revenue.total, {
      ...{ invoiced: { amount: '150.00' }, credited: { amount: '50.00' } },
      ...{ net: { amount: '100.00' }, yearBefore: { amount: '80.00' } },
    });
    assert.equal(revenue.ledgerRevenue.amount, '100.00');
  });

  it('tells taxes by province and state, with what was credited, exempt sales and our numbers', async () => {
    const { taxReport } = await ask(
      `taxReport(from: "2026-01-01", to: "2026-12-31", currency: "CAD") { ledgerTaxes { amount }
        rows { jurisdiction taxableSales { amount } exemptSales { amount } net { amount } invoiceCount creditNoteCount
          taxes { name ratePercent registrationNumber taxable { amount } collected { amount } credited { amount } net { amount } } }
        total { net { amount } invoiceCount } }`,
    );
    assert.equal(taxReport.ledgerTaxes.amount, '7.49');
    assert.deepEqual(taxReport.total, { net: { amount: '7.49' }, invoiceCount: 2 });
    const [quebecRow, oregonRow] = taxReport.rows;
    assert.deepEqual(quebecRow, {
      ...{ jurisdiction: 'CA-QC', invoiceCount: 1, creditNoteCount: 1 },
      ...{ taxableSales: { amount: '50.00' }, exemptSales: { amount: '0.00' } },
      net: { amount: '7.49' },
      taxes: [
        {
          ...{ name: 'GST', ratePercent: '5', registrationNumber: '123456789 RT0001' },
          ...{ taxable: { amount: '50.00' }, collected: { amount: '5.00' } },
          ...{ credited: { amount: '2.50' }, net: { amount: '2.50' } },
        },
        {
          ...{ name: 'QST', ratePercent: '9.975', registrationNumber: null },
          ...{ taxable: { amount: '50.00' }, collected: { amount: '9.98' } },
          ...{ credited: { amount: '4.99' }, net: { amount: '4.99' } },
        },
      ],
    });
    assert.deepEqual(
      [oregonRow.jurisdiction, oregonRow.exemptSales.amount, oregonRow.taxes],
      ['US-OR', '50.00', []],
    );
  });

  it('names taxes in the reader’s language, and says under which name their number is set', async () => {
    const { data } = await signedQuery(
      billing.url,
      { ...staff('FINANCE'), locale: 'fr' },
      `{ taxReport(from: "2026-01-01", to: "2026-12-31", currency: "CAD") {
        rows { taxes { key name registration } } } }`,
    );
    assert.deepEqual(data.taxReport.rows[0].taxes, [
      { key: 'GST', name: 'TPS', registration: 'GST/HST' },
      { key: 'QST', name: 'TVQ', registration: 'QST' },
    ]);
  });

  it('refuses a period that is turned or too long, by name', async () => {
    for (const [from, to] of [
      ['2026-02-01', '2026-01-31'],
      ['2020-01-01', '2026-01-31'],
    ]) {
      const { errors } = await signedQuery(
        billing.url,
        staff('FINANCE'),
        `{ revenue(from: "${from}", to: "${to}", currency: "CAD", by: KIND) { months } }`,
      );
      assert.equal(errors?.[0]?.extensions.code, 'BAD_INPUT');
    }
  });
});
