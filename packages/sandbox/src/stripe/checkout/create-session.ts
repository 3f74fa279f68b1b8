import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { createSetupIntent } from '../objects/setup-intents.ts';
import type { Sandbox } from '../sandbox.ts';
import type { CheckoutState } from '../store.ts';
import { chosenDiscount, isTrial } from './apply-promotion.ts';
import { blankSession } from './blank-session.ts';
import { checkCombination, checkTotal } from './check-session.ts';
import { sessionLines } from './session-lines.ts';
import type { SessionParams } from './session-params.ts';
import { priceLines, totalsOf } from './session-totals.ts';

export function createSession(sandbox: Sandbox, params: SessionParams): Stripe.Checkout.Session {
  checkCombination(sandbox, params);
  const id = newId('cs_test');
  const { payment_intent_data: intentData, subscription_data: subscriptionData } = params;
  const state: CheckoutState = {
    id,
    object: 'sandbox.checkout',
    lines: sessionLines(sandbox, params),
    paymentIntent: null,
    paymentIntentData: {
      description: intentData?.description || null,
      metadata: intentData?.metadata ?? {},
      receiptEmail: intentData?.receipt_email ?? null,
      setupFutureUsage: intentData?.setup_future_usage ?? null,
    },
    subscriptionData: {
      description: subscriptionData?.description || null,
      metadata: subscriptionData?.metadata ?? {},
    },
    discount: chosenDiscount(sandbox, params.discounts?.[0], params.customer ?? null),
    trial: {
      end: subscriptionData?.trial_end ?? null,
      days: subscriptionData?.trial_period_days ?? null,
      settings: subscriptionData?.trial_settings
        ? {
            end_behavior: {
              billing_cycle_anchor: null,
              ...subscriptionData.trial_settings.end_behavior,
            },
          }
        : null,
    },
  };
  const lines = priceLines(sandbox, state.lines, state.discount, isTrial(state));
  const totals = totalsOf(lines);
  checkTotal(params, totals.amount_total ?? 0, state);
  sandbox.store.put<CheckoutState>({ ...state, lines });
  const blank = blankSession(sandbox, params);
  const isSetup = params.mode === 'setup';
  return sandbox.store.put<Stripe.Checkout.Session>({
    ...blank,
    ...(isSetup ? { amount_subtotal: null, amount_total: null } : totals),
    id,
    currency: lines[0]?.currency ?? params.currency ?? null,
    discounts: discountOf(state),
    setup_intent: isSetup ? setupIntentOf(sandbox, params) : null,
    url: `${sandbox.baseUrl}/c/pay/${id}`,
  });
}

function discountOf({ discount }: CheckoutState): Stripe.Checkout.Session.Discount[] {
  if (!discount) return [];
  if ('coupon' in discount) return [{ coupon: discount.coupon, promotion_code: null }];
  return [{ coupon: null, promotion_code: discount.promotion_code }];
}

const setupIntentOf = (sandbox: Sandbox, params: SessionParams): string =>
  createSetupIntent(sandbox, {
    ...(params.customer && { customer: params.customer }),
    ...(params.setup_intent_data?.description && {
      description: params.setup_intent_data.description,
    }),
    metadata: params.setup_intent_data?.metadata ?? {},
  }).id;
