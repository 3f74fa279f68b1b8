import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startTestStripe } from '../../../test/stripe-harness.ts';
import { randomNumbers } from '../../faults.ts';
import { sum } from '../invoices/line-totals.ts';
import type { ObjectType, StripeObjects } from '../store.ts';

const histories = 60;

it(`credits invoices at random ${histories} times, and leaves no cent of tax, discount or balance over`, async () => {
  const { stripe, inside } = await startTestStripe();
  const all = <T extends ObjectType>(type: T) => inside.objects(type) as StripeObjects[T][];
  const issued = () => all('credit_note').filter(({ status }) => status === 'issued');
  const credited = () => sum(issued().map(({ total }) => total));
  const creditedOf = (line: string) =>
    sum(
      issued()
        .flatMap(({ lines }) => lines.data.filter((each) => each.invoice_line_item === line))
        .map(({ amount }) => amount),
    );

  for (let seed = 1; seed <= histories; seed += 1) {
    inside.reset();
    const chance = randomNumbers(seed);
    const id = await bill(chance);
    for (let step = 0; step < 4; step += 1) {
      await credit(id, chance, chance() < 0.3);
      check(`seed ${seed}, step ${step}`);
    }
    // The rest at once leaves nothing of any line.
    await credit(id, chance, true);
    check(`seed ${seed}, at last`);
    assert.equal(credited(), all('invoice')[0]?.total, `seed ${seed}`);
  }

  /** An invoice with odd amounts, taxes and perhaps a discount, paid or not. */
  async function bill(chance: () => number): Promise<string> {
    const rates: string[] = [];
    for (const percentage of [13, 9.975, 5]) {
      const params = { display_name: 'Tax', inclusive: chance() < 0.3, percentage };
      if (chance() < 0.5) rates.push((await stripe.taxRates.create(params)).id);
    }
    const customer = await stripe.customers.create({ payment_method: 'pm_card_visa' });
    const [card] = (await stripe.customers.listPaymentMethods(customer.id)).data;
    const percent = upTo(60, chance);
    const coupon = await stripe.coupons.create({ percent_off: percent, duration: 'once' });
    const draft = await stripe.invoices.create({
      customer: customer.id,
      default_payment_method: card?.id ?? '',
      default_tax_rates: rates,
      ...(chance() < 0.5 && { discounts: [{ coupon: coupon.id }] }),
    });
    for (let line = upTo(3, chance); line > 0; line -= 1)
      await stripe.invoiceItems.create({
        customer: customer.id,
        invoice: draft.id,
        currency: 'cad',
        amount: 100 + upTo(9_999, chance),
      });
    await stripe.invoices.finalizeInvoice(draft.id);
    if (chance() < 0.5) await stripe.invoices.pay(draft.id);
    return draft.id;
  }

  async function credit(id: string, chance: () => number, wholly: boolean): Promise<void> {
    const invoice = await stripe.invoices.retrieve(id);
    const lines = invoice.lines.data.flatMap((line) => {
      const left = line.amount - creditedOf(line.id);
      if (left === 0 || (!wholly && chance() < 0.4)) return [];
      const amount = wholly ? left : upTo(left, chance);
      return [{ type: 'invoice_line_item' as const, invoice_line_item: line.id, amount }];
    });
    if (lines.length === 0) return;
    const preview = await stripe.creditNotes.preview({ invoice: id, lines });
    const outside = upTo(preview.post_payment_amount + 1, chance) - 1;
    const note = await stripe.creditNotes.create({
      invoice: id,
      lines,
      credit_amount: preview.post_payment_amount - outside,
      out_of_band_amount: outside,
    });
    assert.equal(note.total, preview.total);
    const { status } = await stripe.invoices.retrieve(id);
    if (!wholly && status === 'open' && chance() < 0.2)
      await stripe.creditNotes.voidCreditNote(note.id);
  }

  function check(when: string): void {
    const [invoice] = all('invoice');
    const [customer] = all('customer');
    assert.ok(invoice && customer);
    const before = invoice.pre_payment_credit_notes_amount;
    const after = invoice.post_payment_credit_notes_amount;
    assert.equal(before + after, credited(), `${when}: notes`);
    const remaining = invoice.total - before - invoice.amount_paid;
    assert.equal(invoice.amount_remaining, remaining, `${when}: remaining`);
    const moved = all('customer_balance_transaction').map(({ amount }) => amount);
    assert.equal(customer.balance, sum(moved), `${when}: balance`);
    for (const line of invoice.lines.data)
      assert.ok(creditedOf(line.id) <= line.amount, `${when}: ${line.id}`);
  }
});

const upTo = (most: number, chance: () => number): number => 1 + Math.floor(chance() * most);
