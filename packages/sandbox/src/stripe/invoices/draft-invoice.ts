import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { blankInvoice } from './blank-invoice.ts';
import { lineOfItem } from './invoice-item.ts';
import type { BuiltLine } from './new-line.ts';
import { planInvoice } from './plan-invoice.ts';
import { recalculate } from './recalculate.ts';

const hourSeconds = 3_600;

export interface NewDraft {
  /** Given when the object that the invoice is for already names it. */
  id?: string;
  customer: string;
  currency: string;
  lines: BuiltLine[];
  /** Waiting invoice items that go on this invoice. */
  items: Stripe.InvoiceItem[];
  fields?: Partial<Stripe.Invoice>;
}

/** Makes a draft; with `auto_advance` it is finalised an hour later, as Stripe does. */
export function draftInvoice(sandbox: Sandbox, given: NewDraft): Stripe.Invoice {
  const id = given.id ?? newId('in');
  const customer = sandbox.need('customer', given.customer, 'customer');
  const built = [...given.items.map(lineOfItem), ...given.lines];
  const rates = Object.fromEntries(
    built
      .filter((line) => line.rates.length > 0)
      .map((line) => [line.line.id, line.rates.map((rate) => rate.id)]),
  );
  sandbox.store.put({
    id,
    object: 'sandbox.invoice',
    rates,
    pulled: given.items.map((item) => item.id),
  });
  for (const item of given.items) sandbox.store.put({ ...item, invoice: id });
  const blank: Stripe.Invoice = {
    ...blankInvoice(sandbox, id, customer),
    currency: given.currency,
    lines: listOf(
      `/v1/invoices/${id}/lines`,
      built.map(({ line }) => ({ ...line, invoice: id })),
    ),
    ...given.fields,
  };
  const finalizes = blank.auto_advance ? sandbox.now() + hourSeconds : null;
  const draft = sandbox.store.put(
    recalculate(
      sandbox,
      { ...blank, automatically_finalizes_at: blank.automatically_finalizes_at ?? finalizes },
      rates,
    ),
  );
  sandbox.emit('invoice.created', draft);
  planInvoice(sandbox, draft);
  return draft;
}
