import { defineJob } from '@mobilytics/jobs/define-job';
import type Stripe from 'stripe';
import type { Job } from '../context.ts';
import { stripeApiVersion } from '../stripe/stripe-client.ts';
import { applyEvent, type EventOutcome } from '../sync/apply-event.ts';
import { eventAttempts } from '../sync/event-attempts.ts';
import { giveUpEvent } from '../sync/give-up-event.ts';
import { applyStripeEventJob } from './queued.ts';

/** Applies one stored event. Applying it again fetches again and changes nothing. */
export const applyStripeEvent = defineJob<Job>()({
  ...applyStripeEventJob,
  concurrency: 8,
  async handler({ eventId }, job) {
    const stored = await job.db.stripeEvent.findUnique({ where: { id: eventId } });
    if (!stored || stored.appliedAt !== null) return;
    if (stored.apiVersion !== null && stored.apiVersion !== stripeApiVersion) {
      // Nothing of it is believed: its object is fetched in our own version.
      const { apiVersion } = stored;
      job.log.warn({ eventId, apiVersion }, 'An event came in another version of the API.');
    }
    let outcome: EventOutcome;
    try {
      outcome = await applyEvent(job, stored.payload as unknown as Stripe.Event, stored.receivedAt);
    } catch (error) {
      await job.db.stripeEvent.update({
        where: { id: eventId },
        data: { attempts: { increment: 1 }, lastError: String(error).slice(0, 500) },
      });
      if (stored.attempts + 1 >= eventAttempts) await giveUpEvent(job, stored, error);
      throw error;
    }
    await job.db.stripeEvent.update({
      where: { id: eventId },
      data: { attempts: { increment: 1 }, appliedAt: new Date(), lastError: null, outcome },
    });
  },
});
