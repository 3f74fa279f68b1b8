import type Stripe from 'stripe';
import { creditNoteLineRow, creditNoteRow } from '../../credit-note/write-credit-note.ts';
import { customerRow } from '../../details/write-customer.ts';
import { taxIdRow } from '../../details/write-tax-id.ts';
import { disputeRow } from '../../dispute/write-dispute.ts';
import { invoiceLineRow, invoiceRow } from '../../invoice/invoice-row.ts';
import { idOf } from '../../mirror/stripe-time.ts';
import { isUntried, paymentRow } from '../../payment/write-payment.ts';
import { paymentMethodRow } from '../../payment-method/write-payment-method.ts';
import { refundRow } from '../../refund/write-refund.ts';
import { nameOfProduct, planRow, plansOf } from '../../subscription/write-subscription.ts';
import type { AnyRowSet, RowSet, RowSource } from './row-set.ts';

const accounts: RowSet<Stripe.Customer> = {
  ...{ table: 'BillingAccount', key: 'stripeCustomerId' },
  stored: async (db, ids) =>
    by(
      'stripeCustomerId',
      await db.billingAccount.findMany({ where: { stripeCustomerId: among(ids) } }),
    ),
  derive: (customer, { isKnown }) =>
    isKnown(customer.id) ? [{ stripeCustomerId: customer.id, ...customerRow(customer) }] : [],
};

const taxIds: RowSet<Stripe.TaxId> = {
  ...{ table: 'TaxId', key: 'stripeTaxId' },
  stored: async (db, ids) =>
    by('stripeTaxId', await db.taxId.findMany({ where: { stripeTaxId: among(ids) } })),
  derive: (taxId, source) =>
    isOurs(taxId, source) ? [{ stripeTaxId: taxId.id, ...taxIdRow(taxId) }] : [],
};

const paymentMethods: RowSet<Stripe.PaymentMethod> = {
  ...{ table: 'PaymentMethod', key: 'stripePaymentMethodId' },
  stored: async (db, ids) =>
    by(
      'stripePaymentMethodId',
      await db.paymentMethod.findMany({ where: { stripePaymentMethodId: among(ids) } }),
    ),
  derive: (method, source) =>
    isOurs(method, source)
      ? [{ stripePaymentMethodId: method.id, ...paymentMethodRow(method) }]
      : [],
};

const plans: RowSet<Stripe.Subscription> = {
  ...{ table: 'Subscription', key: 'stripeItemId' },
  stored: async (db, ids) =>
    by(
      'stripeSubscriptionId',
      await db.subscription.findMany({ where: { stripeSubscriptionId: among(ids) } }),
    ),
  derive: (subscription, source) =>
    isOurs(subscription, source)
      ? Promise.all(
          plansOf(subscription).map(async (item) => {
            const { product } = item.price;
            const row = { stripeItemId: item.id, ...planRow(subscription, item) };
            // A product that is not told with its plan may have another name since.
            if (typeof product === 'string') return row;
            return { ...row, description: await nameOfProduct(source.db, product) };
          }),
        )
      : [],
};

const invoices: RowSet<Stripe.Invoice> = {
  ...{ table: 'Invoice', key: 'stripeInvoiceId' },
  stored: async (db, ids) =>
    by('stripeInvoiceId', await db.invoice.findMany({ where: { stripeInvoiceId: among(ids) } })),
  derive: async (invoice, source) =>
    isOurs(invoice, source)
      ? [{ stripeInvoiceId: invoice.id, ...(await invoiceRow(source.db, invoice)) }]
      : [],
};

const invoiceLines: RowSet<Stripe.Invoice> = {
  ...{ table: 'InvoiceLine', key: 'stripeLineId' },
  async stored(db, ids) {
    const rows = await db.invoiceLine.findMany({
      where: { invoice: { stripeInvoiceId: among(ids) } },
      include: { invoice: { select: { stripeInvoiceId: true } } },
    });
    return rows.map(({ invoice, ...row }) => ({ objectId: invoice.stripeInvoiceId, row }));
  },
  derive: (invoice, source) =>
    isOurs(invoice, source)
      ? invoice.lines.data.map((line, position) => ({
          ...{ stripeLineId: line.id, ...invoiceLineRow(line, position) },
        }))
      : [],
};

const payments: RowSet<Stripe.PaymentIntent> = {
  ...{ table: 'Payment', key: 'stripePaymentIntentId' },
  stored: async (db, ids) =>
    by(
      'stripePaymentIntentId',
      await db.payment.findMany({ where: { stripePaymentIntentId: among(ids) } }),
    ),
  derive: (intent, source, stored) =>
    isOurs(intent, source) && (stored.length > 0 || !isUntried(intent))
      ? [{ stripePaymentIntentId: intent.id, ...paymentRow(intent) }]
      : [],
};

const refunds: RowSet<Stripe.Refund> = {
  ...{ table: 'Refund', key: 'stripeRefundId' },
  stored: async (db, ids) =>
    by('stripeRefundId', await db.refund.findMany({ where: { stripeRefundId: among(ids) } })),
  derive: (refund, { isPayment }) =>
    isPayment(idOf(refund.payment_intent))
      ? [{ stripeRefundId: refund.id, ...refundRow(refund) }]
      : [],
};

const disputes: RowSet<Stripe.Dispute> = {
  ...{ table: 'Dispute', key: 'stripeDisputeId' },
  stored: async (db, ids) =>
    by('stripeDisputeId', await db.dispute.findMany({ where: { stripeDisputeId: among(ids) } })),
  derive: (dispute, { isPayment }) =>
    isPayment(idOf(dispute.payment_intent))
      ? [{ stripeDisputeId: dispute.id, ...disputeRow(dispute) }]
      : [],
};

const creditNotes: RowSet<Stripe.CreditNote> = {
  ...{ table: 'CreditNote', key: 'stripeCreditNoteId' },
  stored: async (db, ids) =>
    by(
      'stripeCreditNoteId',
      await db.creditNote.findMany({ where: { stripeCreditNoteId: among(ids) } }),
    ),
  derive: (note, source) =>
    isOurs(note, source) ? [{ stripeCreditNoteId: note.id, ...creditNoteRow(note) }] : [],
};

const creditNoteLines: RowSet<Stripe.CreditNote> = {
  ...{ table: 'CreditNoteLine', key: 'stripeLineId' },
  async stored(db, ids) {
    const notes = await db.creditNote.findMany({ where: { stripeCreditNoteId: among(ids) } });
    const stripeIds = new Map(notes.map((note) => [note.id, note.stripeCreditNoteId]));
    const rows = await db.creditNoteLine.findMany({
      where: { creditNoteId: among([...stripeIds.keys()]) },
    });
    return rows.map((row) => ({ objectId: stripeIds.get(row.creditNoteId) ?? '', row }));
  },
  derive: (note, source) =>
    isOurs(note, source)
      ? note.lines.data.map((line, position) => ({
          ...{ stripeLineId: line.id, ...creditNoteLineRow(line, position) },
        }))
      : [],
};

/** By Stripe's type. Whatever is not here has no rows of its own, or rows that live on by themselves. */
export const rowSets: Readonly<Record<string, readonly AnyRowSet[]>> = {
  customer: [accounts],
  tax_id: [taxIds],
  payment_method: [paymentMethods],
  subscription: [plans],
  invoice: [invoices, invoiceLines],
  payment_intent: [payments],
  refund: [refunds],
  dispute: [disputes],
  credit_note: [creditNotes, creditNoteLines],
};

const among = (ids: readonly string[]) => ({ in: [...ids] });

const by = <Field extends string>(
  field: Field,
  rows: readonly ({ [key in Field]: string | null } & object)[],
) => rows.map((row) => ({ objectId: row[field] ?? '', row: { ...row } }));

type Reference = string | { id: string } | null | undefined;

const isOurs = ({ customer }: { customer?: Reference }, { isKnown }: RowSource): boolean =>
  isKnown(idOf(customer));
