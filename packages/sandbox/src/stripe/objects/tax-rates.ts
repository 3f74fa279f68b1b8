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
  country: text.optional(),
  description: clearableText.optional(),
  jurisdiction: clearableText.optional(),
  metadata: metadata.optional(),
  state: text.optional(),
  tax_type: z
    .enum([
      'amusement_tax',
      'gst',
      'hst',
      'jct',
      'pst',
      'qst',
      'rst',
      'sales_tax',
      'service_tax',
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
    const metadataNow = mergeMetadata(rate.metadata, params.metadata ?? {});
    return sandbox.change(
      rate,
      { ...params, metadata: metadataNow } as Partial<Stripe.TaxRate>,
      'tax_rate.updated',
    );
  }),
  route('GET', '/v1/tax_rates', listFields, ({ store }, { active, inclusive, ...paging }) =>
    listObjects(store, 'tax_rate', '/v1/tax_rates', paging, { active, inclusive }),
  ),
];
