import { z } from 'zod';
import {
  address,
  clearableText,
  currency,
  flag,
  integer,
  metadata,
  paging,
  text,
} from '../params.ts';
import { methodData } from './payment-method-params.ts';

const shipping = z.strictObject({
  address,
  carrier: clearableText.optional(),
  name: text,
  phone: clearableText.optional(),
  tracking_number: clearableText.optional(),
});
const futureUsage = z.enum(['off_session', 'on_session']);
/** Stripe takes up to eight digits. */
const amount = integer.pipe(z.number().min(1).max(99_999_999));

const common = {
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
  payment_method: text.optional(),
  payment_method_data: methodData.optional(),
  payment_method_options: z
    .strictObject({
      card: z
        .strictObject({
          request_three_d_secure: z.enum(['any', 'automatic', 'challenge']).optional(),
          setup_future_usage: z.enum(['none', 'off_session', 'on_session']).optional(),
        })
        .optional(),
    })
    .optional(),
  receipt_email: z.union([z.email(), z.literal('')]).optional(),
  shipping: z.union([shipping, z.literal('')]).optional(),
};
const confirming = {
  error_on_requires_action: flag.optional(),
  off_session: z.union([flag, z.enum(['one_off', 'recurring'])]).optional(),
  return_url: text.optional(),
  use_stripe_sdk: flag.optional(),
};
const describing = {
  customer: text.optional(),
  description: clearableText.optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.max(22).optional(),
  statement_descriptor_suffix: text.max(22).optional(),
};

export const createFields = z.strictObject({
  ...common,
  ...confirming,
  ...describing,
  amount,
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  confirm: flag.optional(),
  confirmation_method: z.enum(['automatic', 'manual']).optional(),
  currency,
  setup_future_usage: futureUsage.optional(),
});
export const updateFields = z.strictObject({
  ...common,
  ...describing,
  amount: amount.optional(),
  currency: currency.optional(),
  setup_future_usage: z.union([futureUsage, z.literal('')]).optional(),
});
export const confirmFields = z.strictObject({
  ...common,
  ...confirming,
  setup_future_usage: z.union([futureUsage, z.literal('')]).optional(),
});
export const captureFields = z.strictObject({
  amount_to_capture: integer.pipe(z.number().min(1)).optional(),
  final_capture: flag.optional(),
  metadata: metadata.optional(),
});
export const cancelFields = z.strictObject({
  cancellation_reason: z
    .enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])
    .optional(),
});
export const listFields = z.strictObject({ ...paging, customer: text.optional() });
