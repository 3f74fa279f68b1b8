import type Stripe from 'stripe';
import type { z } from 'zod';
import { ApiError, invalidRequest } from '../errors.ts';
import { fullShipping } from '../objects/full-address.ts';
import type { confirmFields, updateFields } from '../objects/payment-intent-params.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Attempt, chargeMethod } from './charge-card.ts';
import { methodFromData } from './method-from-data.ts';
import { needPaymentMethod } from './payment-method.ts';

type Confirmation = z.output<typeof confirmFields>;
type Changes = z.output<typeof updateFields>;

/** Fields that creation, change and confirmation set alike. */
export function commonFields(params: Changes | Confirmation): Partial<Stripe.PaymentIntent> {
  const descriptor = 'statement_descriptor' in params ? params.statement_descriptor : undefined;
  const suffix =
    'statement_descriptor_suffix' in params ? params.statement_descriptor_suffix : undefined;
  const card = params.payment_method_options?.card;
  return {
    ...(params.capture_method && { capture_method: params.capture_method }),
    ...(params.shipping !== undefined && {
      shipping: params.shipping ? fullShipping(params.shipping) : null,
    }),
    ...(descriptor && { statement_descriptor: descriptor }),
    ...(suffix && { statement_descriptor_suffix: suffix }),
    ...(card && {
      payment_method_options: {
        card: {
          installments: null,
          mandate_options: null,
          network: null,
          request_three_d_secure: card.request_three_d_secure ?? 'automatic',
          ...(card.setup_future_usage && { setup_future_usage: card.setup_future_usage }),
        },
      },
    }),
  };
}

export function methodOf(
  sandbox: Sandbox,
  params: Pick<Confirmation, 'payment_method' | 'payment_method_data'>,
  customer: string | null,
): Stripe.PaymentMethod | undefined {
  if (params.payment_method_data) return methodFromData(sandbox, params.payment_method_data);
  if (!params.payment_method) return undefined;
  const method = needPaymentMethod(sandbox, params.payment_method);
  if (method.customer !== null && method.customer !== customer)
    throw invalidRequest(
      'The PaymentMethod you provided belongs to another Customer, or no Customer was given. Supply the `customer` it is attached to.',
      { param: 'payment_method' },
    );
  return method;
}

/** Tries to pay with the method given now or before. */
export function confirmPayment(
  sandbox: Sandbox,
  params: Confirmation,
  id: string,
): Stripe.PaymentIntent {
  const intent = sandbox.need('payment_intent', id, 'intent');
  if (
    !['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)
  )
    throw invalidRequest(
      `This PaymentIntent's ${intent.status === 'succeeded' ? 'payment has already succeeded' : `status is ${intent.status}`} and cannot be confirmed.`,
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  const customer = typeof intent.customer === 'string' ? intent.customer : null;
  const given = methodOf(sandbox, params, customer);
  const method = given ?? sandbox.store.get('payment_method', String(intent.payment_method));
  if (!method)
    throw invalidRequest(
      'You cannot confirm this PaymentIntent because it is missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method.',
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  const usage = params.setup_future_usage;
  const ready = sandbox.store.put<Stripe.PaymentIntent>({
    ...intent,
    ...commonFields(params),
    ...(params.receipt_email !== undefined && { receipt_email: params.receipt_email || null }),
    ...(usage !== undefined && { setup_future_usage: usage || null }),
  });
  const offSession = params.off_session === undefined ? false : params.off_session !== false;
  return answer(
    chargeMethod(sandbox, ready, method, {
      offSession: offSession || params.error_on_requires_action === true,
      returnUrl: params.return_url ?? null,
    }),
  );
}

/** A declined attempt is an error, although it leaves its traces. */
function answer({ charge, decline, intent }: Attempt): Stripe.PaymentIntent {
  if (!decline) return intent;
  const method = intent.last_payment_error?.payment_method;
  throw new ApiError(402, 'card_error', decline.message, {
    ...(charge && { charge: charge.id }),
    code: decline.code,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    payment_intent: intent,
    ...(method && { payment_method: method }),
  });
}
