import { z } from 'zod';
import { priceData } from '../objects/price-params.ts';
import { clearableText, flag, integer, metadata, text } from '../params.ts';

const quantity = integer.pipe(z.number().min(1).max(999_999));
const lineItem = z.strictObject({
  metadata: metadata.optional(),
  price: text.optional(),
  price_data: priceData.optional(),
  quantity: quantity.optional(),
  tax_rates: z.array(text).optional(),
});

/** Also with a placeholder such as {CHECKOUT_SESSION_ID} inside; other schemes could run scripts. */
const webAddress = z.string().regex(/^https?:\/\/\S+$/, 'Not a valid URL');

/** What `POST /v1/checkout/sessions` takes; other parameters of Stripe's are refused by name. */
export const sessionParams = z.strictObject({
  allow_promotion_codes: flag.optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  cancel_url: webAddress.optional(),
  client_reference_id: text.max(200).optional(),
  currency: text.optional(),
  customer: text.optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: z.email().optional(),
  customer_update: z.record(z.string(), z.enum(['auto', 'never'])).optional(),
  discounts: z
    .array(z.strictObject({ coupon: text.optional(), promotion_code: text.optional() }))
    .max(1)
    .optional(),
  expires_at: integer.optional(),
  invoice_creation: z
    .strictObject({
      enabled: flag,
      invoice_data: z
        .strictObject({
          description: clearableText.optional(),
          footer: clearableText.optional(),
          metadata: metadata.optional(),
        })
        .optional(),
    })
    .optional(),
  line_items: z.array(lineItem).min(1).max(100).optional(),
  locale: text.optional(),
  metadata: metadata.optional(),
  mode: z.enum(['payment', 'setup', 'subscription']),
  payment_intent_data: z
    .strictObject({
      description: clearableText.optional(),
      metadata: metadata.optional(),
      receipt_email: z.email().optional(),
      setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
    })
    .optional(),
  payment_method_collection: z.enum(['always', 'if_required']).optional(),
  payment_method_types: z.array(z.literal('card')).optional(),
  setup_intent_data: z
    .strictObject({ description: clearableText.optional(), metadata: metadata.optional() })
    .optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  subscription_data: z
    .strictObject({
      default_tax_rates: z.array(text).optional(),
      description: clearableText.optional(),
      metadata: metadata.optional(),
      trial_end: integer.optional(),
      trial_period_days: integer.pipe(z.number().min(1).max(730)).optional(),
      trial_settings: z
        .strictObject({
          end_behavior: z.strictObject({
            missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']),
          }),
        })
        .optional(),
    })
    .optional(),
  success_url: webAddress,
  ui_mode: z.enum(['hosted', 'hosted_page']).optional(),
});

export type SessionParams = z.output<typeof sessionParams>;
export type LineItemParams = z.output<typeof lineItem>;
