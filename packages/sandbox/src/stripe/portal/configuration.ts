import type Stripe from 'stripe';
import type { z } from 'zod';
import { newId } from '../ids.ts';
import { mergeMetadata } from '../objects/merge-metadata.ts';
import type { Sandbox } from '../sandbox.ts';
import type { createParams, features, updateParams } from './configuration-params.ts';

type Configuration = Stripe.BillingPortal.Configuration;

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
