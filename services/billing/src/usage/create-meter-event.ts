import Stripe from 'stripe';
import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';

/**
 * Tells Stripe one difference of usage. Two things make it one: Stripe refuses the identifier again for
 * at least a day, which then means that the event is there; and no other event of the customer and
 * meter has its minute, so Stripe's summary of that minute tells the same at any later time.
 */
export const createMeterEvent = defineIntent({
  kind: 'meter_event.create',
  params: z.object({
    usageEventId: z.string(),
    stripeMeterId: z.string(),
    eventName: z.string(),
    customerId: z.string(),
    identifier: z.string(),
    value: z.int(),
    /** Unix seconds, at a whole minute. */
    timestamp: z.int(),
  }),
  async send(stripe, { eventName, customerId, identifier, value, timestamp }, _, options) {
    try {
      await stripe.billing.meterEvents.create(
        {
          ...{ event_name: eventName, identifier, timestamp },
          payload: { stripe_customer_id: customerId, value: String(value) },
        },
        options,
      );
    } catch (error) {
      if (!isKnownIdentifier(error)) throw error;
    }
    return { id: identifier };
  },
  async find(stripe, { stripeMeterId, customerId, identifier, timestamp }) {
    const { data } = await stripe.billing.meters.listEventSummaries(stripeMeterId, {
      ...{ customer: customerId, start_time: timestamp, end_time: timestamp + 60 },
    });
    return data.some(({ aggregated_value: sum }) => sum !== 0) ? { id: identifier } : null;
  },
  async settle(tx, _, { usageEventId }) {
    await tx.db.usageEvent.update({
      where: { id: usageEventId },
      data: { state: 'SENT', settledAt: tx.now },
    });
  },
  async refused(tx, { message }, { usageEventId }) {
    await tx.db.usageEvent.update({
      where: { id: usageEventId },
      data: { state: 'REFUSED', refusal: message, settledAt: tx.now },
    });
  },
});

function isKnownIdentifier(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    (error.code === 'duplicate_meter_event' || /already exists with identifier/.test(error.message))
  );
}
