import type Stripe from 'stripe';
import type { Database } from '../context.ts';
import type { StripeObject } from '../mirror/mirror-type.ts';
import { idOf } from '../mirror/stripe-time.ts';
import { balanceTransactionPostings } from './balance-transaction-postings.ts';
import { creditNotePostings } from './credit-note-postings.ts';
import { customerBalancePostings } from './customer-balance-postings.ts';
import { invoicePostings } from './invoice-postings.ts';
import { loadSaleFacts } from './load-sale-facts.ts';
import type { Posting } from './posting.ts';
import { productIdOf, taxRateIdsOf } from './sale-facts.ts';

/** The types whose objects move money or claims. What happens to other objects moves nothing itself. */
export const postedTypes = [
  'invoice',
  'credit_note',
  'customer_balance_transaction',
  'balance_transaction',
] as const;

/** Everything that an object moved until now, as the ledger should say it. */
export async function postingsOf(db: Database, object: StripeObject): Promise<Posting[]> {
  switch (object.object) {
    case 'invoice': {
      const invoice = object as Stripe.Invoice;
      return invoicePostings(invoice, await factsOf(db, invoice.lines.data, []));
    }
    case 'credit_note': {
      const note = object as Stripe.CreditNote;
      const invoice = await invoiceOf(db, note);
      const facts = await factsOf(db, invoice?.lines.data ?? [], note.lines.data);
      return creditNotePostings(note, invoice, facts);
    }
    case 'customer_balance_transaction':
      return customerBalancePostings(object as Stripe.CustomerBalanceTransaction);
    case 'balance_transaction':
      return balanceTransactionPostings(object as Stripe.BalanceTransaction);
    default:
      return [];
  }
}

const factsOf = (
  db: Database,
  lines: readonly Stripe.InvoiceLineItem[],
  credited: readonly Stripe.CreditNoteLineItem[],
) =>
  loadSaleFacts(
    db,
    lines.flatMap((line) => productIdOf(line) ?? []),
    [...lines, ...credited].flatMap(({ taxes }) => taxRateIdsOf(taxes)),
  );

async function invoiceOf(db: Database, note: Stripe.CreditNote): Promise<Stripe.Invoice | null> {
  const id = idOf(note.invoice) ?? '';
  const row = await db.mirrorObject.findUnique({ where: { id } });
  return (row?.data as unknown as Stripe.Invoice | undefined) ?? null;
}
