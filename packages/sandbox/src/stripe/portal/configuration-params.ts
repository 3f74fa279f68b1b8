import { z } from 'zod';
import { clearableText, flag, integer, metadata, text } from '../params.ts';
import { feedback, prorationBehavior } from '../subscriptions/subscription-params.ts';

const none = z.literal('').transform((): never[] => []);
const updates = z.array(z.enum(['address', 'email', 'name', 'phone', 'shipping', 'tax_id']));
const product = z.strictObject({
  adjustable_quantity: z
    .strictObject({ enabled: flag, maximum: integer.optional(), minimum: integer.optional() })
    .optional(),
  prices: z.array(text).min(1),
  product: text,
});
export const features = z.strictObject({
  customer_update: z
    .strictObject({ allowed_updates: z.union([updates, none]).optional(), enabled: flag })
    .optional(),
  invoice_history: z.strictObject({ enabled: flag }).optional(),
  payment_method_update: z.strictObject({ enabled: flag }).optional(),
  subscription_cancel: z
    .strictObject({
      cancellation_reason: z
        .strictObject({ enabled: flag, options: z.union([z.array(feedback), none]) })
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
