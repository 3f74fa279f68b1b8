import type Stripe from 'stripe';
import { ApiError, invalidRequest } from '../errors.ts';
import { type Collection, collectPayment, methodOf } from '../invoices/collect-payment.ts';
import type { Sandbox } from '../sandbox.ts';

interface Options {
  off_session?: boolean | undefined;
  payment_behavior?: string | undefined;
}

export const noPaymentMethod = (): ApiError =>
  invalidRequest(
    'This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.',
    { code: 'resource_missing' },
  );

/** Tries to pay an invoice while the caller waits, who may want no effect without payment. */
export function payOrRefuse(sandbox: Sandbox, open: Stripe.Invoice, options: Options): void {
  if (!methodOf(sandbox, open)) throw noPaymentMethod();
  const collection = collectPayment(sandbox, open, { offSession: options.off_session ?? false });
  if (collection.problem && options.payment_behavior === 'error_if_incomplete')
    throw cardError(collection);
}

/** Why a collection did not pay, as the API answers it. */
export function cardError({ problem, intent }: Collection): ApiError {
  if (problem === undefined || problem === 'no_payment_method') return noPaymentMethod();
  if (problem === 'requires_action')
    return new ApiError(
      402,
      'card_error',
      'Payment for this invoice requires additional user action before it can be completed successfully. Payment can be completed using the PaymentIntent associated with the invoice.',
      { code: 'invoice_payment_intent_requires_action', payment_intent: intent },
    );
  return new ApiError(402, 'card_error', problem.message, {
    ...(typeof intent.latest_charge === 'string' && { charge: intent.latest_charge }),
    code: problem.code,
    ...(problem.declineCode && { decline_code: problem.declineCode }),
    payment_intent: intent,
  });
}
