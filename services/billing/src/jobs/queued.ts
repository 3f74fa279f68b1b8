import { z } from 'zod';

// What has a job queued needs its name and payload, and must not import what the job does: that would
// lead back to it.

const ref = z.object({ type: z.string(), id: z.string(), customerId: z.string().nullish() });

export const applyStripeEventJob = {
  name: 'billing.apply-stripe-event',
  payload: z.object({ eventId: z.string() }),
};
export const carryOutIntentJob = {
  name: 'billing.carry-out-intent',
  payload: z.object({ intentId: z.string() }),
};
export const carryOutMoneyRequestJob = {
  name: 'billing.carry-out-money-request',
  payload: z.object({ requestId: z.string() }),
};
export const liftBlocksJob = { name: 'billing.lift-blocks', payload: z.object({}) };
export const mirrorObjectsJob = {
  name: 'billing.mirror-objects',
  payload: z.object({ refs: z.array(ref), since: z.iso.datetime() }),
};
export const reconcileJob = { name: 'billing.reconcile', payload: z.object({}) };
