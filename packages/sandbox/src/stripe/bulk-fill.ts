import { setImmediate as breathe } from 'node:timers/promises';
import type Stripe from 'stripe';
import { z } from 'zod';
import { createPaidInvoice } from './invoices/create-paid-invoice.ts';
import { createCustomer } from './objects/customers.ts';
import { createPrice } from './objects/prices.ts';
import { chargeMethod } from './payments/charge-card.ts';
import { lineItem } from './payments/line-item.ts';
import { createPaymentIntent } from './payments/payment-intent.ts';
import { attachPaymentMethod, needPaymentMethod } from './payments/payment-method.ts';
import type { Sandbox } from './sandbox.ts';

export const bulkFields = z.strictObject({
  customers: z.int().min(1).max(1_000_000),
  /** Each was paid by card: an invoice, its item, payment, payment intent, charge and booking. */
  invoicesPerCustomer: z.int().min(0).max(1_000).default(0),
  /** Whether events tell of them, and webhooks with them. */
  events: z.boolean().default(false),
  currency: z.string().length(3).default('cad'),
  /** They are spread evenly over so many days before now. */
  days: z.number().min(0).max(3_650).default(0),
  metadata: z.record(z.string(), z.string()).default({}),
});
export type BulkRequest = z.input<typeof bulkFields>;

const nobody = { id: null, idempotency_key: null };

/** Makes customers with paid invoices by the thousand, by what the API itself calls. */
export async function bulkFill(
  sandbox: Sandbox,
  asked: BulkRequest,
): Promise<{ customers: number; invoices: number }> {
  const wanted = bulkFields.parse(asked);
  const now = sandbox.wallClock();
  const price = sandbox.run(nobody, () =>
    sandbox.quietly(() =>
      createPrice(sandbox, {
        currency: wanted.currency,
        product_data: { name: 'Bulk product' },
        unit_amount: 2_500,
      }),
    ),
  );
  for (let index = 0; index < wanted.customers; index += 1) {
    const age = wanted.days * 86_400 * (1 - index / wanted.customers);
    const fill = () => fillCustomer(sandbox, wanted, index, price);
    const at = Math.floor(now - age);
    sandbox.run(nobody, () => (wanted.events ? fill() : sandbox.quietly(fill)), at);
    // Others are answered in between.
    if (index % 50 === 49) {
      sandbox.store.flush();
      await breathe();
    }
  }
  sandbox.store.flush();
  return { customers: wanted.customers, invoices: wanted.customers * wanted.invoicesPerCustomer };
}

function fillCustomer(
  sandbox: Sandbox,
  { invoicesPerCustomer, currency, metadata }: z.output<typeof bulkFields>,
  index: number,
  price: Stripe.Price,
): void {
  const customer = createCustomer(sandbox, {
    email: `bulk-${index}@example.com`,
    name: `Bulk ${index}`,
    metadata,
  });
  if (invoicesPerCustomer === 0) return;
  const card = needPaymentMethod(sandbox, 'pm_card_visa');
  const method = attachPaymentMethod(sandbox, card, customer.id);
  for (let count = 0; count < invoicesPerCustomer; count += 1) {
    const line = lineItem(sandbox, { price, quantity: 1 + (count % 5), rates: [], metadata: {} });
    const intent = createPaymentIntent(sandbox, {
      amount: line.amount_total,
      currency,
      customer: customer.id,
      description: null,
      metadata,
      receiptEmail: null,
      setupFutureUsage: null,
    });
    createPaidInvoice(sandbox, {
      customer: customer.id,
      currency,
      description: null,
      footer: null,
      intent: chargeMethod(sandbox, intent, method).intent,
      lines: [line],
      metadata,
      discounts: [],
    });
  }
}
