import Stripe from 'stripe';
import { z } from 'zod';
import { defineIntent, type IntentFacts } from '../intent/intent-kind.ts';

export const draftParams = z.object({
  customerId: z.string(),
  currency: z.string(),
  lines: z.array(
    z.object({
      description: z.string(),
      quantity: z.int().positive(),
      unitMinor: z.int().nonnegative(),
      taxRateIds: z.array(z.string()),
    }),
  ),
  dueDays: z.int().nonnegative(),
  purchaseOrderNumber: z.string().nullable(),
  memo: z.string().nullable(),
  locale: z.enum(['en', 'fr']),
});

type Draft = z.output<typeof draftParams>;

/**
 * Makes a draft with all its lines. It is several calls at Stripe, so what was made before is looked up
 * first, the draft by the intent and each line by its number: a run after a crash adds what is missing.
 */
export const draftInvoiceIntent = defineIntent({
  kind: 'invoice.draft',
  params: draftParams,
  async send(stripe, params, intent, options) {
    const draft =
      (await findDraft(stripe, params, intent)) ?? (await open(stripe, params, intent, options));
    try {
      await addMissingLines(stripe, params, draft.id, options);
    } catch (error) {
      // A line that Stripe refuses makes no draft at all: half of an invoice must not lie about.
      if (error instanceof Stripe.errors.StripeInvalidRequestError)
        await stripe.invoices.del(draft.id);
      throw error;
    }
    return draft;
  },
  async find(stripe, params, intent) {
    const draft = await findDraft(stripe, params, intent);
    const isWhole = draft && (await linesOf(stripe, draft.id)).size === params.lines.length;
    return isWhole ? draft : null;
  },
  mirrors: ({ id }) => [{ type: 'invoice', id }],
});

async function findDraft(stripe: Stripe, { customerId }: Draft, intent: IntentFacts) {
  for await (const invoice of stripe.invoices.list({ customer: customerId, limit: 100 })) {
    if (invoice.metadata?.intent_id === intent.id) return invoice;
  }
  return null;
}

function open(
  stripe: Stripe,
  params: Draft,
  intent: IntentFacts,
  options: Stripe.RequestOptions,
): Promise<Stripe.Invoice> {
  const { purchaseOrderNumber, memo, locale } = params;
  const name = { en: 'PO number', fr: 'N° de bon de commande' }[locale];
  return stripe.invoices.create(
    {
      customer: params.customerId,
      currency: params.currency.toLowerCase(),
      collection_method: 'send_invoice',
      days_until_due: params.dueDays,
      auto_advance: false,
      pending_invoice_items_behavior: 'exclude',
      ...(memo && { description: memo }),
      ...(purchaseOrderNumber && { custom_fields: [{ name, value: purchaseOrderNumber }] }),
      metadata: {
        intent_id: intent.id,
        kind: 'one_off',
        ...(purchaseOrderNumber && { purchase_order_number: purchaseOrderNumber }),
      },
    },
    options,
  );
}

/** The numbers of the lines that the draft has. */
async function linesOf(stripe: Stripe, invoice: string): Promise<Set<string>> {
  const numbers = new Set<string>();
  for await (const item of stripe.invoiceItems.list({ invoice, limit: 100 })) {
    if (item.metadata?.line) numbers.add(item.metadata.line);
  }
  return numbers;
}

async function addMissingLines(
  stripe: Stripe,
  params: Draft,
  invoice: string,
  options: Stripe.RequestOptions,
): Promise<void> {
  const made = await linesOf(stripe, invoice);
  for (const [index, line] of params.lines.entries()) {
    if (made.has(String(index))) continue;
    await stripe.invoiceItems.create(
      {
        customer: params.customerId,
        invoice,
        currency: params.currency.toLowerCase(),
        description: line.description,
        quantity: line.quantity,
        unit_amount_decimal: Stripe.Decimal.from(line.unitMinor),
        tax_rates: line.taxRateIds,
        metadata: { line: String(index) },
      },
      { ...options, idempotencyKey: `${options.idempotencyKey}:line:${index}` },
    );
  }
}
