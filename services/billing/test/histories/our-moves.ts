import { newId } from '@mobilytics/ids/new-id';
import { createCreditNoteIntent } from '../../src/credit-note/create-credit-note-intent.ts';
import { updateCustomer } from '../../src/details/customer-intents.ts';
import { addInvoiceItem } from '../../src/invoice/add-invoice-item.ts';
import { createInvoice } from '../../src/invoice/create-invoice.ts';
import { finalizeInvoice } from '../../src/invoice/finalize-invoice.ts';
import { createRefund } from '../../src/refund/create-refund.ts';
import { changeSubscription } from '../../src/subscription/change-intent.ts';
import type { Actor } from './actor.ts';
import type { Sale, Subscribed } from './at-stripes-side.ts';
import type { Random } from './random.ts';

interface Scene {
  act: Actor['act'];
  random: Random;
  customerId: string;
  name: string;
  sold: Sale | null;
  subscribed: Subscribed | null;
}

/** What we write to Stripe in a history, in amounts of which some are too high. */
export function ourMoves({ act, random, customerId, name, sold, subscribed }: Scene) {
  return {
    async refund() {
      if (!sold) return;
      await act(createRefund, {
        ...{ requestId: newId('mrq'), paymentIntentId: sold.paymentIntentId },
        amountMinor: random.integer(1, sold.amountMinor),
        ...{ stripeReason: 'requested_by_customer' as const, reason: 'Random history' },
        ...{ orderId: null, returnId: null },
      });
    },
    async creditNote() {
      if (!sold) return;
      const amountMinor = random.integer(1, sold.amountMinor);
      await act(createCreditNoteIntent, {
        ...{ requestId: newId('mrq'), stripeInvoiceId: sold.invoiceId, lines: null, memo: null },
        ...{ amountMinor, settledMinor: amountMinor, stripeReason: 'order_change' as const },
        settlement: random.pick(['REFUND', 'BALANCE', 'OUT_OF_BAND'] as const),
      });
    },
    async details() {
      await act(updateCustomer, {
        ...{ customerId, name, email: null, address: null },
        revision: random.integer(1, 1_000_000),
        purchaseOrderNumber: `PO-${random.integer(1, 999)}`,
        locale: random.pick(['en', 'fr'] as const),
      });
    },
    async invoice() {
      const made = await act(createInvoice, {
        ...{ customerId, currency: 'CAD', description: 'Campaign', daysUntilDue: 30 },
        metadata: {},
      });
      if (made.outcome !== 'DONE') return;
      const stripeInvoiceId = made.objectId;
      const start = Math.floor(Date.now() / 1000);
      await act(addInvoiceItem, {
        ...{ customerId, stripeInvoiceId, currency: 'CAD', description: 'Wrap' },
        ...{ amountMinor: random.integer(1, 50_000), taxRateIds: [], metadata: {} },
        period: { start, end: start + 86_400 },
      });
      if (random.chance(0.7)) await act(finalizeInvoice, { stripeInvoiceId });
    },
    async plan() {
      if (!subscribed) return;
      const isChange = random.chance(0.7);
      await act(changeSubscription, {
        ...subscribed,
        action: isChange ? 'CHANGE' : 'CANCEL_AT_PERIOD_END',
        quantity: random.integer(1, 9),
        prorationDate: Math.floor(Date.now() / 1000),
        ...{ wasPausedByStripe: false, endsWithPeriod: false },
      });
    },
  };
}
