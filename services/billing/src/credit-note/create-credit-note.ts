import {
  invalidInput,
  optionalText,
  parseInput,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { formatMoney, toApiMoney } from '@mobilytics/money/money';
import { z } from 'zod';
import { needsApproval } from '../approval/approval-limits.ts';
import { askedAndCarriedOut } from '../approval/asked-and-carried-out.ts';
import { requestMoney } from '../approval/request-money.ts';
import type { Context, Tx } from '../context.ts';
import type { Invoice, Payment } from '../generated/prisma/client.ts';
import type { CreateCreditNoteInput } from '../generated/resolvers.ts';
import { refundMessage } from '../refund/refund-messages.ts';
import { lockRefundable } from '../refund/refundable.ts';
import { creditNoteMessage } from './credit-note-messages.ts';
import { planCreditNote } from './plan-credit-note.ts';

const words = z.object({
  stripeReason: z.enum(['DUPLICATE', 'FRAUDULENT', 'ORDER_CHANGE', 'PRODUCT_UNSATISFACTORY']),
  reason: requiredText(500),
  memo: optionalText(500),
});

/** Asks to credit an invoice. What is refunded with it counts against what is left of the payment. */
export async function createCreditNote(ctx: Context, input: CreateCreditNoteInput) {
  const { locale, actorId, actorName } = ctx.viewer;
  const parsed = parseInput(words, input, locale);
  if (!parsed.ok) return parsed.error;
  const plan = await planCreditNote(ctx, input);
  if ('__typename' in plan) return plan;
  const { invoice, preview } = plan;
  const { reason, memo } = parsed.value;
  const money = { amountMinor: preview.total, currency: invoice.currency };
  const isRefund = plan.params.settlement === 'REFUND';
  const result = await ctx.transact(async (tx) => {
    const payment = isRefund ? await refundablePayment(tx, invoice) : null;
    if (isRefund && payment === null) {
      const message = creditNoteMessage('noPayment', locale);
      return invalidInput([{ message, path: ['input', 'settlement'], code: 'NO_PAYMENT' }]);
    }
    const leftMinor = payment && (await lockRefundable(tx.db, payment));
    if (leftMinor !== null && money.amountMinor > leftMinor) {
      const left = formatMoney({ amountMinor: leftMinor, currency: invoice.currency }, locale);
      return {
        __typename: 'RefundTooLarge' as const,
        message: refundMessage('tooLarge', locale).replace('{left}', left),
        path: ['input', 'amount'],
        refundable: toApiMoney(leftMinor, invoice.currency),
      };
    }
    const stripeReason = parsed.value.stripeReason.toLowerCase();
    return requestMoney(tx, {
      ...{ kind: 'CREDIT_NOTE', organizationId: invoice.organizationId, ...money, reason },
      params: { ...plan.params, stripeReason, memo },
      needsApproval: needsApproval(ctx.services.approvalLimits, money),
      askedBy: { id: actorId ?? '', name: actorName },
      ...{ invoiceId: invoice.id, orderId: invoice.orderId, paymentId: payment?.id ?? null },
    });
  });
  if ('__typename' in result) return result;
  const request = await askedAndCarriedOut(ctx, result);
  return { __typename: 'CreateCreditNoteSuccess' as const, request };
}

/** The payment of the invoice that Stripe would refund. */
const refundablePayment = (tx: Tx, invoice: Invoice): Promise<Payment | null> =>
  tx.db.payment.findFirst({
    where: { stripePaymentIntentId: { in: invoice.paymentIntentIds }, state: 'SUCCEEDED' },
    orderBy: { createdAt: 'desc' },
  });
