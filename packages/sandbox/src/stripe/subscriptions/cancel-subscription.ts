import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { advanceInvoice } from '../invoices/advance-invoice.ts';
import { pendingItems } from '../invoices/invoice-item.ts';
import { usageLines } from '../invoices/usage-line.ts';
import { flag } from '../params.ts';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription, isLiving } from './change-subscription.ts';
import { endSubscription } from './end-subscription.ts';
import { creditUnused } from './prorations.ts';
import { draftSubscriptionInvoice } from './subscription-invoice.ts';
import { cancellationDetails } from './subscription-params.ts';

export const cancelParams = z.strictObject({
  cancellation_details: cancellationDetails.optional(),
  invoice_now: flag.optional(),
  prorate: flag.optional(),
});

/** Ends a subscription at once, with what is left of its period given back when that is asked for. */
export const cancelSubscription = (
  sandbox: Sandbox,
  params: z.output<typeof cancelParams>,
  id: string,
): Stripe.Subscription =>
  sandbox.whole(() => {
    const subscription = sandbox.need('subscription', id);
    if (subscription.ended_at !== null)
      throw invalidRequest(`No such subscription: '${id}'`, {
        code: 'resource_missing',
        param: 'id',
      });
    const wasPaid = isLiving(subscription) && subscription.status !== 'trialing';
    if (params.prorate && wasPaid)
      for (const item of subscription.items.data)
        creditUnused(sandbox, subscription, item, sandbox.now());
    const details = params.cancellation_details;
    const ended = endSubscription(sandbox, subscription, {
      ...(details?.comment && { comment: details.comment }),
      ...(details?.feedback && { feedback: details.feedback }),
    });
    if (params.invoice_now) invoiceWaiting(sandbox, ended);
    return sandbox.need('subscription', id);
  });

function invoiceWaiting(sandbox: Sandbox, ended: Stripe.Subscription): void {
  const customer = String(ended.customer);
  const waiting = pendingItems(sandbox, customer, ended.currency, ended.id);
  const lines = usageLines(sandbox, ended);
  if (waiting.length === 0 && lines.length === 0) return;
  const draft = draftSubscriptionInvoice(sandbox, ended, {
    reason: 'subscription_update',
    lines,
  });
  changeSubscription(sandbox, ended, { latest_invoice: draft.id });
  advanceInvoice(sandbox, draft);
}
