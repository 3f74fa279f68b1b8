import type Stripe from 'stripe';
import { z } from 'zod';

/** What a credit note needs, the same for preview, request and Stripe. */
export const creditNoteParams = z.object({
  stripeInvoiceId: z.string(),
  lines: z
    .array(
      z.object({
        stripeLineId: z.string(),
        quantity: z.int().positive().nullable(),
        amountMinor: z.int().positive().nullable(),
      }),
    )
    .nullable(),
  amountMinor: z.int().positive().nullable(),
  /** Cents that the lines with their taxes do not come to. */
  roundingMinor: z.int().nonnegative().default(0),
  settlement: z.enum(['REFUND', 'BALANCE', 'OUT_OF_BAND']).nullable(),
  /** What goes back of a paid invoice; known after a preview. */
  settledMinor: z.int().nullable(),
});

export type CreditNoteParams = z.output<typeof creditNoteParams>;

const settlementField = {
  REFUND: 'refund_amount',
  BALANCE: 'credit_amount',
  OUT_OF_BAND: 'out_of_band_amount',
} as const;

/** The part of Stripe's parameters that says what is credited and how it goes back. */
export function stripeCreditNoteParams(params: CreditNoteParams) {
  const { stripeInvoiceId, lines, amountMinor, roundingMinor, settlement, settledMinor } = params;
  const result: Stripe.CreditNotePreviewParams = { invoice: stripeInvoiceId };
  if (amountMinor !== null) result.amount = amountMinor;
  if (lines !== null) result.lines = [...lines.map(stripeLine), ...rounding(roundingMinor)];
  if (settlement !== null && settledMinor) result[settlementField[settlement]] = settledMinor;
  return result;
}

function stripeLine({
  stripeLineId,
  quantity,
  amountMinor,
}: NonNullable<CreditNoteParams['lines']>[number]): Stripe.CreditNotePreviewParams.Line {
  return {
    type: 'invoice_line_item',
    invoice_line_item: stripeLineId,
    ...(amountMinor !== null ? { amount: amountMinor } : { quantity: quantity ?? 1 }),
  };
}

const rounding = (minor: number): Stripe.CreditNotePreviewParams.Line[] =>
  minor === 0
    ? []
    : [
        {
          ...{ type: 'custom_line_item', description: 'Rounding / Arrondi' },
          ...{ quantity: 1, unit_amount: minor },
        },
      ];
