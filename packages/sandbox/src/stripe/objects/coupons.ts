import type Stripe from 'stripe';
import { z } from 'zod';
import { isRedeemable } from '../discounts/coupon-validity.ts';
import { invalidRequest, missingResource } from '../errors.ts';
import { randomText } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { currency, integer, metadata, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';
import { mergeMetadata } from './merge-metadata.ts';

const amount = integer.pipe(z.number().min(1).max(99_999_999));
const amounts = z.record(z.string().regex(/^[a-z]{3}$/), z.strictObject({ amount_off: amount }));
const percent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, 'must be a percentage with at most two decimals')
  .transform(Number)
  .pipe(z.number().gt(0).max(100));
const createFields = z.strictObject({
  amount_off: amount.optional(),
  applies_to: z.strictObject({ products: z.array(text).min(1).optional() }).optional(),
  currency: currency.optional(),
  currency_options: amounts.optional(),
  duration: z.enum(['forever', 'once', 'repeating']).optional(),
  duration_in_months: integer.pipe(z.number().min(1)).optional(),
  id: text.max(200).optional(),
  max_redemptions: integer.pipe(z.number().min(1)).optional(),
  metadata: metadata.optional(),
  name: text.max(40).optional(),
  percent_off: percent.optional(),
  redeem_by: integer.optional(),
});
const updateFields = z.strictObject({
  currency_options: amounts.optional(),
  metadata: metadata.optional(),
  name: text.max(40).optional(),
});

function create(sandbox: Sandbox, params: z.output<typeof createFields>): Stripe.Coupon {
  check(sandbox, params);
  const draft: Stripe.Coupon = {
    id: params.id ?? randomText(8),
    object: 'coupon',
    amount_off: params.amount_off ?? null,
    created: sandbox.now(),
    currency: params.amount_off === undefined ? null : (params.currency ?? null),
    ...(params.currency_options && { currency_options: params.currency_options }),
    duration: params.duration ?? 'once',
    duration_in_months: params.duration_in_months ?? null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: params.metadata ?? {},
    name: params.name ?? null,
    percent_off: params.percent_off ?? null,
    redeem_by: params.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  };
  const coupon = sandbox.store.put({ ...draft, valid: isRedeemable(draft, sandbox.now()) });
  const products = params.applies_to?.products ?? null;
  sandbox.store.put({ id: coupon.id, object: 'sandbox.coupon', coupon, products });
  sandbox.emit('coupon.created', coupon);
  return coupon;
}

function check(sandbox: Sandbox, params: z.output<typeof createFields>): void {
  const known = params.id && sandbox.store.get('coupon', params.id);
  if (known && !known.deleted)
    throw invalidRequest('Coupon already exists.', {
      code: 'resource_already_exists',
      param: 'id',
    });
  if ((params.amount_off === undefined) === (params.percent_off === undefined))
    throw invalidRequest('You must pass exactly one of `percent_off` or `amount_off`.', {
      param: 'percent_off',
    });
  if (params.amount_off !== undefined && !params.currency)
    throw invalidRequest('You must pass currency when passing amount_off', {
      code: 'parameter_missing',
      param: 'currency',
    });
  const isRepeating = params.duration === 'repeating';
  if (isRepeating !== (params.duration_in_months !== undefined))
    throw invalidRequest(
      isRepeating
        ? 'You must pass `duration_in_months` when passing `duration=repeating`.'
        : 'You can only pass `duration_in_months` when `duration` is `repeating`.',
      { param: 'duration_in_months' },
    );
  for (const [index, id] of (params.applies_to?.products ?? []).entries())
    sandbox.need('product', id, `applies_to[products][${index}]`);
}

function needCoupon(sandbox: Sandbox, id: string): Stripe.Coupon {
  const coupon = sandbox.store.get('coupon', id);
  if (!coupon || coupon.deleted) throw missingResource('coupon', id);
  return coupon;
}

export const couponRoutes: Route[] = [
  route('POST', '/v1/coupons', createFields, create),
  route('GET', '/v1/coupons/:id', none, (sandbox, _, id) => needCoupon(sandbox, id)),
  route('POST', '/v1/coupons/:id', updateFields, (sandbox, params, id) => {
    const coupon = needCoupon(sandbox, id);
    const changes: Partial<Stripe.Coupon> = {
      ...(params.currency_options && { currency_options: params.currency_options }),
      ...(params.name && { name: params.name }),
      metadata: mergeMetadata(coupon.metadata, params.metadata ?? {}),
    };
    return sandbox.change(coupon, changes, 'coupon.updated');
  }),
  route('DELETE', '/v1/coupons/:id', none, (sandbox, _, id) => {
    const coupon = needCoupon(sandbox, id);
    const tombstone: Stripe.DeletedCoupon = { id, object: 'coupon', deleted: true };
    sandbox.store.put(tombstone as unknown as Stripe.Coupon);
    sandbox.emit('coupon.deleted', coupon);
    return tombstone;
  }),
  route('GET', '/v1/coupons', z.strictObject(paging), ({ store }, params) =>
    listObjects(store, 'coupon', '/v1/coupons', params),
  ),
];
