import { z } from 'zod';
import { defineIntent } from '../intent/intent-kind.ts';
import { meterFacts, meters } from './meter.ts';

/** Makes one of our meters at Stripe; Stripe allows one active meter for an event's name. */
export const createMeter = defineIntent({
  kind: 'meter.create',
  params: z.object({ meter: z.enum(meters) }),
  send: (stripe, { meter }, _, options) =>
    stripe.billing.meters.create(
      {
        display_name: meterFacts[meter].displayName,
        event_name: meterFacts[meter].eventName,
        default_aggregation: { formula: 'sum' },
        customer_mapping: { type: 'by_id', event_payload_key: 'stripe_customer_id' },
        value_settings: { event_payload_key: 'value' },
      },
      options,
    ),
  async find(stripe, { meter }) {
    const { eventName } = meterFacts[meter];
    for await (const found of stripe.billing.meters.list({ limit: 100, status: 'active' })) {
      if (found.event_name === eventName) return found;
    }
    return null;
  },
  async settle(tx, { id: stripeMeterId, event_name: eventName }, { meter }) {
    const row = { eventName, stripeMeterId };
    await tx.db.stripeMeter.upsert({ where: { meter }, create: { meter, ...row }, update: row });
  },
  mirrors: ({ id }) => [{ type: 'billing.meter', id }],
});
