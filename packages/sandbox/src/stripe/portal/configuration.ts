import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../ids.ts';
import { mergeMetadata } from '../objects/merge-metadata.ts';
import { clearableText, flag, integer, metadata, text } from '../params.ts';
import type { Sandbox } from '../sandbox.ts';
import { prorationBehavior } from '../subscriptions/subscription-params.ts';

type Configuration = Stripe.BillingPortal.Configuration;

const none = z.literal('').transform((): never[] => []);
const updates = z.array(z.enum(['address', 'email', 'name', 'phone', 'shipping', 'tax_id']));
const reasons = z.array(
  z.enum([
    'customer_service',
    'low_quality',
    'missing_features',
    'other',
    'switched_service',
    'too_complex',
    'too_expensive',
    'unused',
  ]),
);
const product = z.strictObject({
  adjustable_quantity: z
    .strictObject({ enabled: flag, maximum: integer.optional(), minimum: integer.optional() })
    .optional(),
  prices: z.array(text).min(1),
  product: text,
});
const features = z.strictObject({
  customer_update: z
    .strictObject({ allowed_updates: z.union([updates, none]).optional(), enabled: flag })
    .optional(),
  invoice_history: z.strictObject({ enabled: flag }).optional(),
  payment_method_update: z.strictObject({ enabled: flag }).optional(),
  subscription_cancel: z
    .strictObject({
      cancellation_reason: z
        .strictObject({ enabled: flag, options: z.union([reasons, none]) })
        .optional(),
      enabled: flag,
      mode: z.enum(['at_period_end', 'immediately']).optional(),
      proration_behavior: prorationBehavior.optional(),
    })
    .optional(),
  subscription_update: z
    .strictObject({
      default_allowed_updates: z
        .union([z.array(z.enum(['price', 'promotion_code', 'quantity'])), none])
        .optional(),
      enabled: flag,
      products: z.union([z.array(product), none]).optional(),
      proration_behavior: prorationBehavior.optional(),
    })
    .optional(),
});
const common = {
  business_profile: z
    .strictObject({
      headline: clearableText.optional(),
      privacy_policy_url: text.optional(),
      terms_of_service_url: text.optional(),
    })
    .optional(),
  default_return_url: clearableText.optional(),
  metadata: metadata.optional(),
  name: clearableText.optional(),
};
export const createParams = z.strictObject({ ...common, features });
export const updateParams = z.strictObject({
  ...common,
  active: flag.optional(),
  features: features.optional(),
});

export function createConfiguration(
  sandbox: Sandbox,
  params: z.output<typeof createParams>,
): Configuration {
  const blank = blankConfiguration(sandbox);
  const made = sandbox.store.put({ ...blank, ...changesOf(sandbox, blank, params) });
  sandbox.emit('billing_portal.configuration.created', made);
  return made;
}

export function updateConfiguration(
  sandbox: Sandbox,
  params: z.output<typeof updateParams>,
  id: string,
): Configuration {
  const known = sandbox.need('billing_portal.configuration', id);
  const changes = { ...changesOf(sandbox, known, params), updated: sandbox.now() };
  return sandbox.change(known, changes, 'billing_portal.configuration.updated');
}

/** The account's own configuration, as a person saves it in Stripe's dashboard. */
export function defaultConfiguration(sandbox: Sandbox): Configuration {
  const [known] = sandbox.store.by('billing_portal.configuration', 'is_default', true);
  if (known) return known;
  const blank = blankConfiguration(sandbox);
  return sandbox.store.put<Configuration>({
    ...blank,
    features: {
      ...blank.features,
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true, payment_method_configuration: null },
      subscription_cancel: { ...blank.features.subscription_cancel, enabled: true },
    },
    is_default: true,
  });
}

function blankConfiguration(sandbox: Sandbox): Configuration {
  return {
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: sandbox.now(),
    default_return_url: null,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: false },
      payment_method_update: { enabled: false, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: false,
        mode: 'at_period_end',
        proration_behavior: 'none',
      },
      subscription_pause: {
        duration: { interval_options: [], type: 'indefinite' },
        enabled: false,
      },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: false,
        products: null,
        proration_behavior: 'none',
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: 'end_trial',
      },
    },
    is_default: false,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: sandbox.now(),
  };
}

function changesOf(
  sandbox: Sandbox,
  before: Configuration,
  params: z.output<typeof updateParams>,
): Partial<Configuration> {
  const profile = params.business_profile;
  const url = params.default_return_url;
  return {
    ...(params.active !== undefined && { active: params.active }),
    ...(profile && {
      business_profile: {
        ...before.business_profile,
        ...profile,
        ...(profile.headline !== undefined && { headline: profile.headline || null }),
      },
    }),
    ...(url !== undefined && { default_return_url: url || null }),
    ...(params.features && { features: featuresOf(sandbox, before.features, params.features) }),
    ...(params.metadata && { metadata: mergeMetadata(before.metadata, params.metadata) }),
    ...(params.name !== undefined && { name: params.name || null }),
  };
}

function featuresOf(
  sandbox: Sandbox,
  before: Stripe.BillingPortal.Configuration.Features,
  given: z.output<typeof features>,
): Stripe.BillingPortal.Configuration.Features {
  const { subscription_cancel: cancel, subscription_update: update } = given;
  return {
    ...before,
    customer_update: { ...before.customer_update, ...given.customer_update },
    invoice_history: given.invoice_history ?? before.invoice_history,
    payment_method_update: { ...before.payment_method_update, ...given.payment_method_update },
    subscription_cancel: {
      ...before.subscription_cancel,
      ...cancel,
      cancellation_reason: {
        ...before.subscription_cancel.cancellation_reason,
        ...cancel?.cancellation_reason,
      },
    },
    subscription_update: {
      ...before.subscription_update,
      ...update,
      products:
        update?.products?.map((each, index) => {
          const param = `features[subscription_update][products][${index}]`;
          return {
            adjustable_quantity: {
              enabled: each.adjustable_quantity?.enabled ?? false,
              maximum: each.adjustable_quantity?.maximum ?? null,
              minimum: each.adjustable_quantity?.minimum ?? 1,
            },
            prices: each.prices.map((id) => sandbox.need('price', id, `${param}[prices]`).id),
            product: sandbox.need('product', each.product, `${param}[product]`).id,
          };
        }) ??
        before.subscription_update.products ??
        null,
    },
  };
}
