import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { formatMoney, toApiMoney } from '@mobilytics/money/money';
import { z } from 'zod';
import { needsApproval } from '../approval/approval-limits.ts';
import { askedAndCarriedOut } from '../approval/asked-and-carried-out.ts';
import { readAmount } from '../approval/read-amount.ts';
import { requestMoney } from '../approval/request-money.ts';
import type { Context } from '../context.ts';
import type { RefundPaymentInput } from '../generated/resolvers.ts';
import type { refundParams } from './create-refund.ts';
import { refundMessage } from './refund-messages.ts';
import { lockRefundable } from './refundable.ts';

const schema = z.object({
  paymentId: z.string(),
  amount: z.string().nullish(),
  currency: z.string().nullish(),
  stripeReason: z.enum(['DUPLICATE', 'FRAUDULENT', 'REQUESTED_BY_CUSTOMER']),
  reason: requiredText(500),
  returnId: z.string().nullish(),
});

/**
 * Asks to pay a payment back. What is left of it is counted with the payment locked, requests that
 * wait included, so that two people at once cannot give back more than was paid.
 */
export async function refundPayment(ctx: Context, input: RefundPaymentInput) {
  const { locale, actorId, actorName } = ctx.viewer;
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { paymentId, amount, currency, stripeReason, reason, returnId = null } = parsed.value;
  const result = await ctx.transact(async (tx) => {
    const payment = await tx.db.payment.findUnique({ where: { id: paymentId } });
    const path = ['input', 'paymentId'];
    if (!payment) {
      return { __typename: 'NotFound' as const, message: refundMessage('noPayment', locale), path };
    }
    if (payment.state !== 'SUCCEEDED') {
      const message = refundMessage('notPaid', locale);
      return invalidInput([{ message, path, code: 'NOT_PAID' }]);
    }
    if (currency && currency !== payment.currency) {
      const message = refundMessage('currency', locale).replace('{currency}', payment.currency);
      return invalidInput([{ message, path: ['input', 'currency'], code: 'CURRENCY' }]);
    }
    const leftMinor = await lockRefundable(tx.db, payment);
    const asked =
      amount == null
        ? { amountMinor: leftMinor }
        : readAmount(amount, payment.currency, locale, ['input', 'amount']);
    if ('problem' in asked) return invalidInput([asked.problem]);
    const { amountMinor } = asked;
    if (amountMinor > leftMinor || leftMinor === 0) {
      const left = formatMoney({ amountMinor: leftMinor, currency: payment.currency }, locale);
      return {
        __typename: 'RefundTooLarge' as const,
        message: refundMessage('tooLarge', locale).replace('{left}', left),
        path: ['input', 'amount'],
        refundable: toApiMoney(leftMinor, payment.currency),
      };
    }
    const money = { amountMinor, currency: payment.currency };
    const params: Omit<z.input<typeof refundParams>, 'requestId'> = {
      ...{ paymentIntentId: payment.stripePaymentIntentId, amountMinor, reason, returnId },
      stripeReason: stripeReason.toLowerCase() as 'duplicate',
      orderId: payment.orderId,
    };
    return requestMoney(tx, {
      ...{ kind: 'REFUND', organizationId: payment.organizationId, ...money, reason, params },
      needsApproval: needsApproval(ctx.services.approvalLimits, money),
      askedBy: { id: actorId ?? '', name: actorName },
      ...{ paymentId: payment.id, orderId: payment.orderId, returnId },
    });
  });
  if ('__typename' in result) return result;
  const request = await askedAndCarriedOut(ctx, result);
  return { __typename: 'RefundPaymentSuccess' as const, request };
}
