import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import type { CheckoutState } from '../store.ts';
import type { SessionParams } from './session-params.ts';

const daySeconds = 86_400;
const smallestAmount = 50;

/** Nothing is due for a trial, for what is used first and paid afterwards, or after a discount. */
export function checkTotal({ mode }: SessionParams, total: number, state: CheckoutState): void {
  if (mode === 'setup' || total >= smallestAmount) return;
  if (total === 0 && (mode === 'subscription' || state.discount)) return;
  throw invalidRequest("The Checkout Session's total amount due must add up to at least $0.50.", {
    code: 'amount_too_small',
  });
}

export function checkCombination(sandbox: Sandbox, params: SessionParams): void {
  if (params.customer && params.customer_email)
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.');
  if (params.customer) sandbox.need('customer', params.customer, 'customer');
  if (params.mode === 'subscription' && params.payment_intent_data)
    throw invalidRequest('You can not pass `payment_intent_data` in `subscription` mode.');
  if (params.mode === 'subscription' && params.invoice_creation)
    throw invalidRequest('You can only enable invoice creation when `mode` is set to `payment`.');
  if (params.mode !== 'subscription' && params.subscription_data)
    throw invalidRequest(`You can not pass \`subscription_data\` in \`${params.mode}\` mode.`);
  if (params.mode !== 'subscription' && params.payment_method_collection)
    throw invalidRequest(
      'You can only set `payment_method_collection` if there are recurring prices.',
      { param: 'payment_method_collection' },
    );
  checkSetup(params);
  if (params.discounts && params.allow_promotion_codes)
    throw invalidRequest(
      'You may only specify one of these parameters: allow_promotion_codes, discounts.',
    );
  const { trial_end: trialEnd, trial_period_days: trialDays } = params.subscription_data ?? {};
  if (trialEnd !== undefined && trialDays !== undefined)
    throw invalidRequest(
      'You may only specify one of these parameters: trial_end, trial_period_days.',
    );
  if (trialEnd !== undefined && trialEnd < sandbox.now() + 2 * daySeconds)
    throw invalidRequest('The `trial_end` date has to be at least 2 days in the future.', {
      param: 'subscription_data[trial_end]',
    });
  const life = (params.expires_at ?? sandbox.wallClock() + daySeconds) - sandbox.wallClock();
  if (life < 1_800 || life > daySeconds)
    throw invalidRequest(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      { param: 'expires_at' },
    );
}

function checkSetup(params: SessionParams): void {
  if (params.mode !== 'setup') {
    if (!params.line_items)
      throw invalidRequest('Missing required param: line_items.', {
        code: 'parameter_missing',
        param: 'line_items',
      });
    if (params.setup_intent_data)
      throw invalidRequest('You can only pass `setup_intent_data` in `setup` mode.', {
        param: 'setup_intent_data',
      });
    return;
  }
  for (const name of [
    'line_items',
    'discounts',
    'payment_intent_data',
    'invoice_creation',
  ] as const)
    if (params[name])
      throw invalidRequest(`You can not pass \`${name}\` in \`setup\` mode.`, { param: name });
}
