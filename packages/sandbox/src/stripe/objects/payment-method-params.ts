import type Stripe from 'stripe';
import { z } from 'zod';
import { address, clearableText, integer, metadata, paging, text } from '../params.ts';
import { noAddress } from './full-address.ts';

const allowRedisplay = z.enum(['always', 'limited', 'unspecified']);
const billingDetails = z.strictObject({
  address: z.union([address, z.literal('')]).optional(),
  email: clearableText.optional(),
  name: clearableText.optional(),
  phone: clearableText.optional(),
  tax_id: clearableText.optional(),
});
const expiry = {
  exp_month: integer.pipe(z.number().min(1).max(12)),
  exp_year: integer.pipe(z.number().min(2_000).max(2_100)),
};
const card = z.union([
  z.strictObject({ token: text }),
  z.strictObject({
    ...expiry,
    cvc: z
      .string()
      .regex(/^\d{3,4}$/, 'invalid security code')
      .optional(),
    number: z.string().regex(/^\d{12,19}$/, 'invalid card number'),
  }),
]);
const digits = (count: number) =>
  z.string().regex(new RegExp(`^\\d{${count}}$`), `must have ${count} digits`);

const common = {
  allow_redisplay: allowRedisplay.optional(),
  billing_details: billingDetails.optional(),
  metadata: metadata.optional(),
};

/** A payment method told in place, as creation and confirmation take it. */
export const methodData = z.discriminatedUnion('type', [
  z.strictObject({ ...common, card, type: z.literal('card') }),
  z.strictObject({
    ...common,
    acss_debit: z.strictObject({
      account_number: z.string().regex(/^\d{7,12}$/, 'must have 7 to 12 digits'),
      institution_number: digits(3),
      transit_number: digits(5),
    }),
    type: z.literal('acss_debit'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('us_bank_account'),
    us_bank_account: z.strictObject({
      account_holder_type: z.enum(['company', 'individual']).optional(),
      account_number: z.string().regex(/^\d{4,17}$/, 'must have 4 to 17 digits'),
      account_type: z.enum(['checking', 'savings']).optional(),
      routing_number: digits(9),
    }),
  }),
]);
export type MethodData = z.output<typeof methodData>;

export const updateFields = z.strictObject({
  ...common,
  card: z
    .strictObject({ exp_month: expiry.exp_month.optional(), exp_year: expiry.exp_year.optional() })
    .optional(),
});
export type MethodChanges = z.output<typeof updateFields>;
export const attachFields = z.strictObject({ customer: text });
const methodTypes = z.enum(['acss_debit', 'card', 'us_bank_account']);
export const customerListFields = z.strictObject({
  ...paging,
  allow_redisplay: allowRedisplay.optional(),
  type: methodTypes.optional(),
});
export const listFields = customerListFields.extend({ customer: text.optional() });

/** The billing details with what was given laid over; empty text clears. */
export function mergeBillingDetails(
  current: Stripe.PaymentMethod.BillingDetails,
  given: z.output<typeof billingDetails> = {},
): Stripe.PaymentMethod.BillingDetails {
  const { address: place, ...plain } = given;
  const filled = Object.fromEntries(
    Object.entries(plain).map(([field, value]) => [field, value || null]),
  );
  if (place === undefined) return { ...current, ...filled };
  const known = place === '' ? noAddress : (current.address ?? noAddress);
  const cleared = Object.entries(place || {}).map(([field, value]) => [field, value || null]);
  const merged = { ...known, ...Object.fromEntries(cleared) };
  return { ...current, ...filled, address: merged };
}
