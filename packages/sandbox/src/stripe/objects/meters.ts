import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { eventSummaries, summaryFields } from '../meters/event-summaries.ts';
import { activeMeter, cancelUsage, reportUsage, usageFields } from '../meters/report-usage.ts';
import { cutPage, listObjects } from '../pagination.ts';
import { none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';

const createFields = z.strictObject({
  customer_mapping: z
    .strictObject({ event_payload_key: text, type: z.literal('by_id') })
    .optional(),
  default_aggregation: z.strictObject({ formula: z.enum(['count', 'last', 'sum']) }),
  display_name: text.max(250),
  event_name: text.max(100),
  event_time_window: z.enum(['day', 'hour']).optional(),
  value_settings: z.strictObject({ event_payload_key: text }).optional(),
});
const adjustmentFields = z.strictObject({
  cancel: z.strictObject({ identifier: text }),
  event_name: text,
  type: z.literal('cancel'),
});

function create(sandbox: Sandbox, params: z.output<typeof createFields>): Stripe.Billing.Meter {
  const twin = sandbox.store
    .by('billing.meter', 'event_name', params.event_name)
    .find(({ status }) => status === 'active');
  if (twin)
    throw invalidRequest(
      `An active meter already exists with the event name '${params.event_name}': ${twin.id}.`,
      { param: 'event_name' },
    );
  const meter = sandbox.store.put<Stripe.Billing.Meter>({
    id: newId('mtr_test'),
    object: 'billing.meter',
    created: sandbox.now(),
    customer_mapping: params.customer_mapping ?? {
      event_payload_key: 'stripe_customer_id',
      type: 'by_id',
    },
    default_aggregation: params.default_aggregation,
    display_name: params.display_name,
    event_name: params.event_name,
    event_time_window: params.event_time_window ?? null,
    livemode: false,
    status: 'active',
    status_transitions: { deactivated_at: null },
    updated: sandbox.now(),
    value_settings: params.value_settings ?? { event_payload_key: 'value' },
  });
  sandbox.emit('billing.meter.created', meter);
  return meter;
}

function turn(sandbox: Sandbox, id: string, status: 'active' | 'inactive'): Stripe.Billing.Meter {
  const meter = sandbox.need('billing.meter', id);
  if (meter.status === status) throw invalidRequest(`The meter ${id} is ${status} already.`);
  const changes: Partial<Stripe.Billing.Meter> = {
    status,
    status_transitions: { deactivated_at: status === 'inactive' ? sandbox.now() : null },
    updated: sandbox.now(),
  };
  const type = status === 'active' ? 'billing.meter.reactivated' : 'billing.meter.deactivated';
  return sandbox.change(meter, changes, type);
}

export const meterRoutes: Route[] = [
  route('POST', '/v1/billing/meters', createFields, create),
  route('GET', '/v1/billing/meters/:id', none, (sandbox, _, id) =>
    sandbox.need('billing.meter', id),
  ),
  route(
    'POST',
    '/v1/billing/meters/:id',
    z.strictObject({ display_name: text.max(250).optional() }),
    (sandbox, { display_name: name }, id) => {
      const meter = sandbox.need('billing.meter', id);
      const changes = { display_name: name ?? meter.display_name, updated: sandbox.now() };
      return sandbox.change(meter, changes, 'billing.meter.updated');
    },
  ),
  route('POST', '/v1/billing/meters/:id/deactivate', none, (sandbox, _, id) =>
    turn(sandbox, id, 'inactive'),
  ),
  route('POST', '/v1/billing/meters/:id/reactivate', none, (sandbox, _, id) =>
    turn(sandbox, id, 'active'),
  ),
  route('GET', '/v1/billing/meters/:id/event_summaries', summaryFields, (sandbox, params, id) => {
    const summaries = eventSummaries(sandbox, sandbox.need('billing.meter', id), params);
    return cutPage(`/v1/billing/meters/${id}/event_summaries`, summaries, params);
  }),
  route(
    'GET',
    '/v1/billing/meters',
    z.strictObject({ ...paging, status: z.enum(['active', 'inactive']).optional() }),
    ({ store }, { status, ...rest }) =>
      listObjects(store, 'billing.meter', '/v1/billing/meters', rest, { status }),
  ),
  route('POST', '/v1/billing/meter_events', usageFields, reportUsage),
  route('POST', '/v1/billing/meter_event_adjustments', adjustmentFields, (sandbox, params) => {
    activeMeter(sandbox, params.event_name);
    cancelUsage(sandbox, params.event_name, params.cancel.identifier);
    const adjustment: Stripe.Billing.MeterEventAdjustment = {
      object: 'billing.meter_event_adjustment',
      cancel: params.cancel,
      event_name: params.event_name,
      livemode: false,
      status: 'pending',
      type: 'cancel',
    };
    return adjustment;
  }),
];
