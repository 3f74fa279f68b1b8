import { defineJob } from '@mobilytics/jobs/define-job';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { applyEvent, type EventOutcome } from '../sync/apply-event.ts';

/** Applies one stored event. Applying it again fetches again and changes nothing. */
export const applyStripeEvent = defineJob<Job>()({
  name: 'billing.apply-stripe-event',
  payload: z.object({ eventId: z.string() }),
  attempts: 12,
  backoffMs: 500,
  concurrency: 8,
  async handler({ eventId }, job) {
    const stored = await job.db.stripeEvent.findUnique({ where: { id: eventId } });
    if (!stored || stored.appliedAt !== null) return;
    let outcome: EventOutcome;
    try {
      outcome = await applyEvent(job, stored.payload as unknown as Stripe.Event, stored.receivedAt);
    } catch (error) {
      await job.db.stripeEvent.update({
        where: { id: eventId },
        data: { attempts: { increment: 1 }, lastError: String(error).slice(0, 500) },
      });
      throw error;
    }
    await job.db.stripeEvent.update({
      where: { id: eventId },
      data: { attempts: { increment: 1 }, appliedAt: new Date(), lastError: null, outcome },
    });
  },
});
