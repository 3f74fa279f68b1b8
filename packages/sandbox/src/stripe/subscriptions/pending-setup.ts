import type Stripe from 'stripe';
import { methodOfSubscription } from '../invoices/collect-payment.ts';
import { createSetupIntent } from '../objects/setup-intents.ts';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription } from './change-subscription.ts';

/** A subscription that costs nothing yet asks for a card that it can charge later. */
export function pendingSetup(sandbox: Sandbox, subscription: Stripe.Subscription): string | null {
  const isCharged = subscription.collection_method === 'charge_automatically';
  if (!isCharged || methodOfSubscription(sandbox, subscription)) return null;
  return createSetupIntent(sandbox, { customer: String(subscription.customer) }).id;
}

/** The card that was set up becomes the subscription's own. */
export function followSetups(sandbox: Sandbox): void {
  sandbox.follow('setup_intent.succeeded', (_, object) => {
    const { id, payment_method: method } = object as Stripe.SetupIntent;
    const [waiting] = sandbox.store.by('subscription', 'pending_setup_intent', id);
    if (!waiting) return;
    changeSubscription(sandbox, waiting, {
      default_payment_method: method && String(method),
      pending_setup_intent: null,
    });
  });
}
