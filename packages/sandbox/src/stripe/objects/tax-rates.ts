import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { clearableText, flag, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { mergeMetadata } from './merge-metadata.ts';

const percentage = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, 'must be a percentage with at most four decimals')
  .transform(Number)
  .pipe(z.number().min(0).max(100));
const common = {
  active: flag.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a two-letter country code')
    .optional(),
  description: clearableText.optional(),
  jurisdiction: clearableText.max(50).optional(),
  metadata: metadata.optional(),
  state: text.optional(),
  tax_type: z
    .enum([
      'admissions_tax',
      'amusement_tax',
      'attendance_tax',
      'communications_tax',
      'digital_excise_tax',
      'entertainment_tax',
      'get_fund',
      'gross_receipts_tax',
      'gst',
      'hospitality_tax',
      'hst',
      'igst',
      'jct',
      'lease_tax',
      'luxury_tax',
      'mass_transit_parking_tax',
      'nhil',
      'parking_tax',
      'pst',
      'qst',
      'resort_tax',
      'retail_delivery_fee',
      'rst',
      'sales_tax',
      'service_tax',
      'tourism_tax',
      'utility_users_tax',
      'vat',
    ])
    .optional(),
};
const createFields = z.strictObject({ ...common, display_name: text, inclusive: flag, percentage });
const updateFields = z.strictObject({ ...common, display_name: text.optional() });
const listFields = z.strictObject({
  ...paging,
  active: flag.optional(),
  inclusive: flag.optional(),
});

export const taxRateRoutes: Route[] = [
  route('POST', '/v1/tax_rates', createFields, (sandbox, params) => {
    const rate = sandbox.store.put<Stripe.TaxRate>({
      id: newId('txr'),
      object: 'tax_rate',
      active: params.active ?? true,
      country: params.country ?? null,
      created: sandbox.now(),
      description: params.description || null,
      display_name: params.display_name,
      effective_percentage: params.percentage,
      flat_amount: null,
      inclusive: params.inclusive,
      jurisdiction: params.jurisdiction || null,
      jurisdiction_level: null,
      livemode: false,
      metadata: params.metadata ?? {},
      percentage: params.percentage,
      rate_type: 'percentage',
      state: params.state ?? null,
      tax_type: params.tax_type ?? null,
    });
    sandbox.emit('tax_rate.created', rate);
    return rate;
  }),
  route('GET', '/v1/tax_rates/:id', none, (sandbox, _, id) => sandbox.need('tax_rate', id)),
  route('POST', '/v1/tax_rates/:id', updateFields, (sandbox, params, id) => {
    const rate = sandbox.need('tax_rate', id, 'tax_rate');
    const { description, jurisdiction, metadata: data, ...plain } = params;
    const changes: Partial<Stripe.TaxRate> = {
      ...plain,
      ...(description !== undefined && { description: description || null }),
      ...(jurisdiction !== undefined && { jurisdiction: jurisdiction || null }),
      metadata: mergeMetadata(rate.metadata, data ?? {}),
    };
    return sandbox.change(rate, changes, 'tax_rate.updated');
  }),
  route('GET', '/v1/tax_rates', listFields, ({ store }, { active, inclusive, ...paging }) =>
    listObjects(store, 'tax_rate', '/v1/tax_rates', paging, { active, inclusive }),
  ),
];
