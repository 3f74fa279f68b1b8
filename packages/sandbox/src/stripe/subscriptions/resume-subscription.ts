import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { integer } from '../params.ts';
import { listOf } from '../present.ts';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription, periodEnd } from './change-subscription.ts';
import { invoiceChange } from './invoice-change.ts';
import { nextPeriodEnd } from './period.ts';
import { inPeriod, itemsUrl } from './subscription-item.ts';
import { prorationBehavior } from './subscription-params.ts';

export const resumeParams = z.strictObject({
  billing_cycle_anchor: z.strictObject({ type: z.enum(['now', 'unchanged']) }).optional(),
  payment_behavior: z.literal('resume_on_payment_attempt').optional(),
  proration_behavior: prorationBehavior.optional(),
  proration_date: integer.optional(),
});

/** Lets a paused subscription go on; unless the anchor stays, a new period begins and is billed. */
export const resumeSubscription = (
  sandbox: Sandbox,
  params: z.output<typeof resumeParams>,
  id: string,
): Stripe.Subscription =>
  sandbox.whole(() => {
    const paused = sandbox.need('subscription', id);
    if (paused.status !== 'paused')
      throw invalidRequest(
        `You can only resume subscriptions with a status of paused. This subscription has a status of ${paused.status}.`,
      );
    const now = sandbox.now();
    const { recurring } = paused.items.data[0]?.price ?? {};
    const interval = recurring ?? { interval: 'month', interval_count: 1 };
    const keepsAnchor = params.billing_cycle_anchor?.type === 'unchanged';
    const anchor = keepsAnchor ? paused.billing_cycle_anchor : now;
    const runs = keepsAnchor && periodEnd(paused) > now;
    const period = { start: now, end: nextPeriodEnd(anchor, now, interval) };
    const resumed = changeSubscription(sandbox, paused, {
      billing_cycle_anchor: anchor,
      ...(!runs && { items: listOf(itemsUrl(id), inPeriod(paused.items.data, period)) }),
      status: 'active',
    });
    sandbox.emit('customer.subscription.resumed', resumed);
    if (!runs) invoiceChange(sandbox, resumed, { startsPeriod: true });
    return sandbox.need('subscription', id);
  });
