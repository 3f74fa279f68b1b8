import type Stripe from 'stripe';
import { z } from 'zod';
import { isRedeemable } from '../discounts/coupon-validity.ts';
import { invalidRequest } from '../errors.ts';
import { newId, randomText } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { currency, flag, integer, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';

const createFields = z.strictObject({
  active: flag.optional(),
  code: z
    .string()
    .regex(/^[a-zA-Z0-9-]{1,500}$/, 'may only contain letters, numbers and dashes')
    .optional(),
  customer: text.optional(),
  expires_at: integer.optional(),
  max_redemptions: integer.pipe(z.number().min(1)).optional(),
  metadata: metadata.optional(),
  promotion: z.strictObject({ coupon: text, type: z.literal('coupon') }),
  restrictions: z
    .strictObject({
      first_time_transaction: flag.optional(),
      minimum_amount: integer.pipe(z.number().min(1)).optional(),
      minimum_amount_currency: currency.optional(),
    })
    .optional(),
});
const listFields = z.strictObject({
  ...paging,
  active: flag.optional(),
  code: text.optional(),
  coupon: text.optional(),
  customer: text.optional(),
});

function create(sandbox: Sandbox, params: z.output<typeof createFields>): Stripe.PromotionCode {
  const coupon = sandbox.need('coupon', params.promotion.coupon, 'promotion[coupon]');
  if (!isRedeemable(coupon, sandbox.now()))
    throw invalidRequest(`Coupon expired: ${coupon.id}`, {
      code: 'coupon_expired',
      param: 'promotion[coupon]',
    });
  const code = params.code ?? randomText(8).toUpperCase();
  checkFree(sandbox, code, params.customer ?? null);
  const rules = params.restrictions;
  if ((rules?.minimum_amount === undefined) !== (rules?.minimum_amount_currency === undefined))
    throw invalidRequest(
      'You must pass both `minimum_amount` and `minimum_amount_currency`, or none of them.',
      { param: 'restrictions[minimum_amount]' },
    );
  const made = sandbox.store.put<Stripe.PromotionCode>({
    id: newId('promo'),
    object: 'promotion_code',
    active: params.active ?? true,
    code,
    created: sandbox.now(),
    customer: params.customer ? sandbox.need('customer', params.customer, 'customer').id : null,
    customer_account: null,
    expires_at: params.expires_at ?? null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: params.metadata ?? {},
    promotion: { coupon: coupon.id, type: 'coupon' },
    restrictions: {
      first_time_transaction: rules?.first_time_transaction ?? false,
      minimum_amount: rules?.minimum_amount ?? null,
      minimum_amount_currency: rules?.minimum_amount_currency ?? null,
    },
    times_redeemed: 0,
  });
  sandbox.emit('promotion_code.created', made);
  return made;
}

/** Among active codes, one text means one promotion, whatever its case. */
function checkFree(sandbox: Sandbox, code: string, customer: string | null): void {
  const taken = sandbox.store
    .by('promotion_code', 'active', true)
    .some(
      (other) =>
        other.code.toLowerCase() === code.toLowerCase() &&
        (other.customer === null || customer === null || other.customer === customer),
    );
  if (taken)
    throw invalidRequest(`An active promotion code with \`code: ${code}\` already exists.`, {
      param: 'code',
    });
}

export const promotionCodeRoutes: Route[] = [
  route('POST', '/v1/promotion_codes', createFields, create),
  route('GET', '/v1/promotion_codes/:id', none, (sandbox, _, id) =>
    sandbox.need('promotion_code', id),
  ),
  route(
    'POST',
    '/v1/promotion_codes/:id',
    z.strictObject({ active: flag.optional(), metadata: metadata.optional() }),
    (sandbox, params, id) => {
      const code = sandbox.need('promotion_code', id);
      if (params.active && !code.active) checkFree(sandbox, code.code, String(code.customer));
      const changes: Partial<Stripe.PromotionCode> = {
        active: params.active ?? code.active,
        metadata: mergeMetadata(code.metadata, params.metadata ?? {}),
      };
      return sandbox.change(code, changes, 'promotion_code.updated');
    },
  ),
  route('GET', '/v1/promotion_codes', listFields, ({ store }, { coupon, ...params }) =>
    listObjects(
      store,
      'promotion_code',
      '/v1/promotion_codes',
      params,
      { active: params.active, customer: params.customer, 'promotion.coupon': coupon },
      ({ code }) => !params.code || code.toLowerCase() === params.code.toLowerCase(),
    ),
  ),
];
