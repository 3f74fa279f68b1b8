import type { Context } from '../context.ts';
import { applyStripeEventJob } from '../jobs/queued.ts';
import { notFound, refused } from './sync-errors.ts';

/** Queues an event again that was not applied. Meanwhile the difference of its object stays open. */
export function retryStripeEvent(ctx: Context, { id }: { id: string }) {
  return ctx.transact(async (tx) => {
    const event = await tx.db.stripeEvent.findUnique({ where: { id } });
    if (!event) return notFound('noEvent', ctx.viewer.locale);
    if (event.appliedAt !== null) {
      return refused('eventApplied', ctx.viewer.locale, 'APPLIED', 'PENDING');
    }
    tx.enqueue(applyStripeEventJob, { eventId: id });
    tx.audit({
      action: 'stripe_event.retried',
      ...{ targetType: 'StripeEvent', targetId: id, after: { attempts: event.attempts } },
    });
    return { __typename: 'RetryStripeEventSuccess' as const, event };
  });
}
