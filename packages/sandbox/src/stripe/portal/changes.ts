import type Stripe from 'stripe';
import { z } from 'zod';
import type { CardFormState } from '../checkout/card-form.ts';
import { declineWords, readCardForm } from '../checkout/read-card-form.ts';
import { setUpCard } from '../checkout/set-up-card.ts';
import { createSetupIntent } from '../objects/setup-intents.ts';
import type { Sandbox } from '../sandbox.ts';
import { cancelSubscription } from '../subscriptions/cancel-subscription.ts';
import { cancellationDetails } from '../subscriptions/subscription-params.ts';
import { updateSubscription } from '../subscriptions/update-subscription.ts';
import type { Visit } from './visit.ts';

/** Saves a typed card; the first card, and one of a step made for it, becomes the default. */
export function addCard(
  sandbox: Sandbox,
  visit: Visit,
  body: unknown,
): { state: CardFormState; status: 303 | 402 | 422 } {
  const { customer, flow, language } = visit;
  const read = readCardForm(body, language.words, false);
  if (!read.person) return { state: read.state, status: 422 };
  const intent = createSetupIntent(sandbox, { customer: customer.id });
  const { decline, method } = setUpCard(sandbox, intent, read.card, {
    customer: customer.id,
    name: read.person.name,
    email: customer.email,
    country: null,
  });
  if (decline)
    return {
      state: { ...read.state, decline: declineWords(decline, language.words) },
      status: 402,
    };
  const hasDefault = Boolean(customer.invoice_settings?.default_payment_method);
  if (!hasDefault || flow?.type === 'payment_method_update') makeDefault(sandbox, visit, method.id);
  return { state: read.state, status: 303 };
}

/** Subscriptions follow the customer's default again. */
export function makeDefault(sandbox: Sandbox, { customer }: Visit, method: string): void {
  const now = sandbox.need('customer', customer.id);
  const settings = { ...now.invoice_settings, default_payment_method: method };
  sandbox.change(now, { invoice_settings: settings }, 'customer.updated');
  for (const { id, default_payment_method: own, ended_at: ended } of sandbox.store.by(
    'subscription',
    'customer',
    customer.id,
  ))
    if (own && ended === null) updateSubscription(sandbox, { default_payment_method: method }, id);
}

export function cancelFromPortal(
  sandbox: Sandbox,
  { configuration }: Visit,
  { id }: Stripe.Subscription,
  body: unknown,
): void {
  const {
    mode,
    enabled,
    proration_behavior: proration,
  } = configuration.features.subscription_cancel;
  if (!enabled) return;
  const given = z.object({ feedback: z.string().optional() }).parse(body ?? {});
  const parsed = cancellationDetails.safeParse(given.feedback ? given : {});
  const details = parsed.success ? parsed.data : {};
  if (mode === 'immediately')
    cancelSubscription(
      sandbox,
      {
        cancellation_details: details,
        prorate: proration !== 'none',
        invoice_now: proration === 'always_invoice',
      },
      id,
    );
  else
    updateSubscription(sandbox, { cancel_at_period_end: true, cancellation_details: details }, id);
}

export function keepSubscription(sandbox: Sandbox, { id }: Stripe.Subscription): void {
  updateSubscription(sandbox, { cancel_at_period_end: false }, id);
}

/** Only to what the configuration offers. */
export function changeFromPortal(
  sandbox: Sandbox,
  { configuration }: Visit,
  subscription: Stripe.Subscription,
  { price, quantity }: { price: string; quantity: number },
): void {
  const {
    default_allowed_updates: allowed,
    enabled,
    products,
    proration_behavior: proration,
  } = configuration.features.subscription_update;
  const offered = (products ?? []).some(({ prices }) => prices.includes(price));
  const [item] = subscription.items.data;
  if (!enabled || !offered || !item) return;
  updateSubscription(
    sandbox,
    {
      items: [
        {
          id: item.id,
          ...(allowed.includes('price') && { price }),
          ...(allowed.includes('quantity') && { quantity }),
        },
      ],
      payment_behavior: 'error_if_incomplete',
      proration_behavior: proration as 'none',
    },
    subscription.id,
  );
}
