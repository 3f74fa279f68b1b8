import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signedQuery, staff } from '@mobilytics/chassis/testing';
import Stripe from 'stripe';
import { transactionKinds } from '../src/ledger/posting.ts';
import { rebuildLedger } from '../src/ledger/rebuild-ledger.ts';
import { startTestBilling } from './harness.ts';
import { type Customer, issue, newCustomer, proofs, sell, settled } from './ledger-world.ts';

const histories = 5;
const stepsEach = 36;

/** A seeded generator, so that a history that failed can be told again (mulberry32). */
function randomFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(all: readonly T[]): T | undefined => all[Math.floor(next() * all.length)],
  };
}

describe('random histories of sales and of money back', async () => {
  const test = await startTestBilling();
  const { billing, control } = test;
  const rates: Stripe.TaxRate[] = [];

  for (let seed = 1; seed <= histories; seed += 1) {
    it(`balances, equals Stripe's balance and its open invoices after history ${seed}`, async () => {
      const random = randomFrom(seed);
      const customer = await newCustomer(test);
      const { stripe } = customer;
      if (rates.length === 0) rates.push(...(await quebec(stripe)));
      const done: string[] = [];
      for (let step = 0; step < stepsEach; step += 1) {
        const act = random.pick(acts(random, customer));
        if (act === undefined) continue;
        // What Stripe refuses, for example a second dispute of a charge, changes nothing.
        await act().catch((error) => {
          if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
        });
        done.push(act.name);
      }
      await settled(test, stripe);
      assert.deepEqual(
        await proofs(test, stripe),
        { outOfBalance: [], suspense: 0, differsFromStripe: [] },
        done.join(', '),
      );
      await eachInvoiceAgrees(stripe);
      const rebuilt = await rebuildLedger(billing.services.ourselves());
      assert.deepEqual([rebuilt.differing, rebuilt.unknown], [[], []], done.join(', '));
    });
  }

  it('went through every kind of movement', async () => {
    const kinds = await billing.db.ledgerTransaction.groupBy({ by: ['kind'] });
    const seen = new Set(kinds.map(({ kind }) => kind));
    const noHistoryHas = ['STRIPE_FEE', 'ADJUSTMENT'];
    assert.deepEqual(
      transactionKinds.filter((kind) => !seen.has(kind)),
      noHistoryHas,
    );
  });

  it('reports what the ledger holds: receivables, revenue and taxes agree with its accounts', async () => {
    const query = `query ($currency: CurrencyCode!) {
      receivables(currency: $currency) { totals { total { amount } } ledgerBalance { amount } openInvoices { amount }
        customers { invoiceCount organization { id } buckets { total { amount } } } }
      revenue(from: "2020-01-01", to: "2022-12-31", currency: $currency, by: PRODUCT) { total { net { amount } } }
      months: revenue(from: "${monthAgo()}", to: "${today()}", currency: $currency, by: KIND) {
        total { net { amount } } ledgerRevenue { amount } rows { key total { net { amount } } } }
      customers: revenue(from: "${monthAgo()}", to: "${today()}", currency: $currency, by: CUSTOMER) { total { net { amount } } }
      taxReport(from: "2020-01-01", to: "${today()}", currency: $currency) { ledgerTaxes { amount }
        total { net { amount } invoiceCount } rows { jurisdiction net { amount } taxes { name net { amount } } } }
      trialBalance { totals { currency difference { amount } } rows { account { id } balance { amount currency } } }
      stripeBalanceCheck { agrees newMovements }
      ledgerTransactions(first: 5, filter: { accountId: ["RECEIVABLE"] }) { totalCount
        edges { node { amount { amount } entries { debit { amount } credit { amount } } } } } }`;
    const { data, errors } = await signedQuery(billing.url, staff('FINANCE'), query, {
      currency: 'CAD',
    });
    assert.equal(errors, undefined, JSON.stringify(errors));
    const { receivables, months, customers, taxReport, trialBalance, revenue } = data;
    assert.equal(receivables.totals.total.amount, receivables.ledgerBalance.amount);
    assert.equal(receivables.totals.total.amount, receivables.openInvoices.amount);
    assert.notEqual(receivables.totals.total.amount, '0.00');
    assert.equal(months.total.net.amount, months.ledgerRevenue.amount);
    assert.equal(months.total.net.amount, customers.total.net.amount);
    assert.equal(revenue.total.net.amount, '0.00');
    assert.equal(taxReport.total.net.amount, taxReport.ledgerTaxes.amount);
    const places = taxReport.rows.map(({ jurisdiction }: { jurisdiction: string }) => jurisdiction);
    assert.deepEqual(places, ['CA-ON', 'CA-QC', null]);
    assert.ok(
      trialBalance.totals.every(
        ({ difference }: { difference: { amount: string } }) => Number(difference.amount) === 0,
      ),
    );
    assert.deepEqual(data.stripeBalanceCheck, { agrees: true, newMovements: 0 });
    assert.ok(data.ledgerTransactions.totalCount > 5);
    for (const { node } of data.ledgerTransactions.edges) {
      const sum = (side: 'debit' | 'credit') =>
        node.entries.reduce(
          (all: number, entry: Record<string, { amount: string } | null>) =>
            all + Math.round(Number(entry[side]?.amount ?? 0) * 100),
          0,
        );
      assert.equal(sum('debit'), sum('credit'));
      assert.equal(sum('debit'), Math.round(Number(node.amount.amount) * 100));
    }
  });

  /** What stands on each invoice in the ledger is what Stripe says remains of an open one. */
  async function eachInvoiceAgrees(stripe: Stripe): Promise<void> {
    const rows = await billing.db.ledgerEntry.groupBy({
      by: ['stripeInvoiceId'],
      where: { accountId: 'RECEIVABLE' },
      _sum: { amountMinor: true },
    });
    const ledger = new Map(rows.map((row) => [row.stripeInvoiceId, Number(row._sum.amountMinor)]));
    for await (const invoice of stripe.invoices.list({ limit: 100 })) {
      const due = invoice.status === 'open' ? invoice.amount_remaining : 0;
      assert.equal(ledger.get(invoice.id) ?? 0, due, `${invoice.id} is ${invoice.status}`);
    }
  }

  /** What may happen next; each is made with its own choices, so that it can be told by its name. */
  function acts(random: ReturnType<typeof randomFrom>, customer: Customer) {
    const { stripe, customerId: id } = customer;
    const any = async <T>(list: Stripe.ApiListPromise<T>, fits: (each: T) => boolean) =>
      random.pick((await list).data.filter(fits));
    const charge = () =>
      any(stripe.charges.list({ customer: id, limit: 100 }), ({ status, disputed, refunded }) =>
        Boolean(status === 'succeeded' && !disputed && !refunded),
      );
    const invoice = (...states: string[]) =>
      any(stripe.invoices.list({ customer: id, limit: 100 }), ({ status, total }) =>
        Boolean(states.includes(status ?? '') && total > 0),
      );
    const amountBelow = (limit: number) => 1 + random.below(Math.max(1, limit));
    return [
      async function order() {
        await sell(test, customer);
      },
      async function renew() {
        const subscriptions = stripe.subscriptions.list({ customer: id, status: 'active' });
        const found = await any(subscriptions, () => true);
        if (found) await control(`subscriptions/${found.id}/renew`);
      },
      async function invoiceInQuebec() {
        const amounts = [1_000 + random.below(50_000), 1 + random.below(999)];
        const taxRates = rates.map((rate) => rate.id);
        await issue(customer, { amounts, taxRates, metadata: { tax_jurisdiction: 'CA-QC' } });
      },
      async function invoiceAgain() {
        await issue(customer, { amounts: [10_000 + random.below(9_999)] });
      },
      async function pay() {
        const found = await invoice('open', 'uncollectible');
        if (found) await stripe.invoices.pay(found.id);
      },
      async function payOutside() {
        const found = await invoice('open', 'uncollectible');
        if (found) await stripe.invoices.pay(found.id, { paid_out_of_band: true });
      },
      async function takeBack() {
        const found = await invoice('open', 'uncollectible');
        if (found) await stripe.invoices.voidInvoice(found.id);
      },
      async function writeOff() {
        const found = await invoice('open');
        if (found) await stripe.invoices.markUncollectible(found.id);
      },
      async function refundPart() {
        const found = await charge();
        const left = found ? found.amount_captured - found.amount_refunded : 0;
        if (found) await stripe.refunds.create({ charge: found.id, amount: amountBelow(left) });
      },
      async function dispute() {
        const found = await charge();
        if (!found) return;
        await control(`charges/${found.id}/dispute`, { reason: 'fraudulent' });
        const opened = (await stripe.disputes.list({ charge: found.id })).data[0];
        if (opened && random.below(2) === 0) {
          const outcome = random.pick(['won', 'lost']);
          const decided = await control(`disputes/${opened.id}/decide`, { outcome });
          assert.equal(decided.status, 200, await decided.text());
        }
      },
      async function creditWhatIsDue() {
        const found = await invoice('open', 'uncollectible');
        const line = found?.lines.data[0];
        if (!found || !line) return;
        await stripe.creditNotes.create({
          invoice: found.id,
          lines: [
            {
              type: 'invoice_line_item',
              invoice_line_item: line.id,
              amount: amountBelow(line.amount / 2),
            },
          ],
        });
      },
      async function creditWhatWasPaid() {
        const found = await invoice('paid');
        const line = found?.lines.data[0];
        if (!found || !line) return;
        const amount = amountBelow(line.amount / 3);
        const lines = [{ type: 'invoice_line_item' as const, invoice_line_item: line.id, amount }];
        const { total } = await stripe.creditNotes.preview({ invoice: found.id, lines });
        const way = random.pick(['credit_amount', 'refund_amount', 'out_of_band_amount']);
        await stripe.creditNotes.create({
          invoice: found.id,
          lines,
          [way ?? 'credit_amount']: total,
        });
      },
      async function unCredit() {
        const notes = stripe.creditNotes.list({ customer: id, limit: 100 });
        const found = await any(notes, ({ status }) => status === 'issued');
        if (found) await stripe.creditNotes.voidCreditNote(found.id);
      },
      async function giveCredit() {
        const amount = (random.below(2) === 0 ? -1 : 1) * amountBelow(4_000);
        await stripe.customers.createBalanceTransaction(id, { amount, currency: 'cad' });
      },
      async function payOut() {
        // Another currency, whose balance no refund or dispute of the others has used up.
        const other = await newCustomer(test);
        const found = await issue(other, { currency: 'usd', amounts: [5_000 + random.below(500)] });
        const method = await stripe.paymentMethods.attach('pm_card_bypassPending', {
          customer: other.customerId,
        });
        await stripe.invoices.pay(found.id, { payment_method: method.id });
        await stripe.payouts.create({ amount: amountBelow(1_000), currency: 'usd' });
      },
      async function refundThatFails() {
        const method = await stripe.paymentMethods.attach('pm_card_refundFail', { customer: id });
        const found = await issue(customer, { amounts: [3_000 + random.below(500)] });
        await stripe.invoices.pay(found.id, { payment_method: method.id });
        const [newest] = (await stripe.charges.list({ customer: id, limit: 1 })).data;
        if (newest) await stripe.refunds.create({ charge: newest.id });
      },
    ];
  }
});

const day = (at: Date): string => at.toISOString().slice(0, 10);
const today = (): string => day(new Date());
const monthAgo = (): string => day(new Date(Date.now() - 31 * 86_400_000));

async function quebec(stripe: Stripe): Promise<Stripe.TaxRate[]> {
  const common = { country: 'CA', state: 'QC', jurisdiction: 'CA-QC', inclusive: false };
  return [
    await stripe.taxRates.create({ ...common, display_name: 'GST', percentage: 5 }),
    await stripe.taxRates.create({ ...common, display_name: 'QST', percentage: 9.975 }),
  ];
}
