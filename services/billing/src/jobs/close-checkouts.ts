import { defineJob } from '@mobilytics/jobs/define-job';
import Stripe from 'stripe';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { mirror } from '../mirror/mirror.ts';

/** Closes the payment pages of an order that nobody shall pay any more. */
export const closeCheckouts = defineJob<Job>()({
  name: 'billing.close-checkouts',
  payload: z.object({ orderId: z.string() }),
  async handler({ orderId }, job) {
    const checkouts = await job.db.checkout.findMany({ where: { orderId, state: 'OPEN' } });
    for (const { stripeSessionId } of checkouts) {
      if (stripeSessionId === null) continue;
      await job.services.stripe.checkout.sessions.expire(stripeSessionId).catch((error) => {
        // It was paid or has expired in the meantime, which the fetch below will show.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      });
      await mirror(job, { type: 'checkout.session', id: stripeSessionId });
    }
  },
});
