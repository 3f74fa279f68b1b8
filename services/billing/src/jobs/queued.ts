import { z } from 'zod';
import { eventAttempts } from '../sync/event-attempts.ts';

// What has a job queued needs its name, payload and how often it is tried, and must not import what the
// job does: that would lead back to it.

const ref = z.object({ type: z.string(), id: z.string(), customerId: z.string().nullish() });

export const applyStripeEventJob = {
  name: 'billing.apply-stripe-event',
  payload: z.object({ eventId: z.string() }),
  attempts: eventAttempts,
  backoffMs: 500,
};
export const carryOutIntentJob = {
  name: 'billing.carry-out-intent',
  payload: z.object({ intentId: z.string() }),
  // Doubling pauses from 1 s: over a day, long enough for any key to be given up.
  attempts: 18,
  backoffMs: 1_000,
};
export const carryOutMoneyRequestJob = {
  name: 'billing.carry-out-money-request',
  payload: z.object({ requestId: z.string() }),
};
export const liftBlocksJob = { name: 'billing.lift-blocks', payload: z.object({}) };
export const mirrorObjectsJob = {
  name: 'billing.mirror-objects',
  payload: z.object({ refs: z.array(ref), since: z.iso.datetime() }),
  attempts: 12,
  backoffMs: 500,
};
export const proposeMakeGoodsJob = { name: 'billing.propose-make-goods', payload: z.object({}) };
export const reconcileJob = { name: 'billing.reconcile', payload: z.object({}) };
