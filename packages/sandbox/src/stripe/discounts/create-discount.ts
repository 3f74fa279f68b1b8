import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { text } from '../params.ts';
import type { Sandbox } from '../sandbox.ts';
import { addInterval } from '../subscriptions/period.ts';
import { isRedeemable } from './coupon-validity.ts';

export const discountParams = z.union([
  z.array(
    z.strictObject({
      coupon: text.optional(),
      discount: text.optional(),
      promotion_code: text.optional(),
    }),
  ),
  z.literal('').transform(() => []),
]);
export type DiscountParams = z.output<typeof discountParams>;

type Owner = Partial<
  Pick<
    Stripe.Discount,
    | 'checkout_session'
    | 'customer'
    | 'invoice'
    | 'invoice_item'
    | 'subscription'
    | 'subscription_item'
  >
>;

/** Redeems coupons and promotion codes for an owner, or goes on with discounts that exist. */
export function createDiscounts(
  sandbox: Sandbox,
  params: DiscountParams,
  owner: Owner,
  field = 'discounts',
): string[] {
  return params.map((given, index) => {
    const param = `${field}[${index}]`;
    if (given.discount) return sandbox.need('discount', given.discount, `${param}[discount]`).id;
    const code = given.promotion_code && usableCode(sandbox, given.promotion_code, owner, param);
    const couponId = code ? String(code.promotion.coupon) : given.coupon;
    if (!couponId)
      throw invalidRequest(
        `You must specify exactly one of coupon, discount or promotion_code in ${param}.`,
        { code: 'parameter_missing', param },
      );
    const coupon = redeem(sandbox, couponId, `${param}[coupon]`);
    if (code)
      sandbox.change(code, { times_redeemed: code.times_redeemed + 1 }, 'promotion_code.updated');
    const discount = newDiscount(sandbox, coupon, code ? code.id : null, owner);
    if (owner.subscription || !owner.invoice)
      if (!owner.invoice_item) sandbox.emit('customer.discount.created', discount);
    return discount.id;
  });
}

function newDiscount(
  sandbox: Sandbox,
  coupon: Stripe.Coupon,
  promotionCode: string | null,
  owner: Owner,
): Stripe.Discount {
  const start = sandbox.now();
  const months = coupon.duration === 'repeating' ? coupon.duration_in_months : null;
  return sandbox.store.put<Stripe.Discount>({
    id: newId('di'),
    object: 'discount',
    checkout_session: null,
    customer: null,
    customer_account: null,
    end: months ? addInterval(start, { interval: 'month', interval_count: months }) : null,
    invoice: null,
    invoice_item: null,
    promotion_code: promotionCode,
    source: { coupon: coupon.id, type: 'coupon' },
    start,
    subscription: null,
    subscription_item: null,
    ...owner,
  });
}

function redeem(sandbox: Sandbox, id: string, param: string): Stripe.Coupon {
  const coupon = sandbox.need('coupon', id, param);
  if (!isRedeemable(coupon, sandbox.now()))
    throw invalidRequest(`Coupon expired: ${id}`, { code: 'coupon_expired', param });
  const redeemed = { ...coupon, times_redeemed: coupon.times_redeemed + 1 };
  const changes: Partial<Stripe.Coupon> = {
    times_redeemed: redeemed.times_redeemed,
    valid: isRedeemable(redeemed, sandbox.now()),
  };
  return sandbox.change(coupon, changes, 'coupon.updated');
}

/** A promotion code that this owner may use now. */
export function usableCode(
  sandbox: Sandbox,
  id: string,
  owner: Owner,
  param: string,
): Stripe.PromotionCode {
  const code = sandbox.need('promotion_code', id, `${param}[promotion_code]`);
  const refuse = (reason: string) => {
    throw invalidRequest(reason, { param: `${param}[promotion_code]` });
  };
  const isUsedUp = code.max_redemptions !== null && code.times_redeemed >= code.max_redemptions;
  const isOver = code.expires_at !== null && code.expires_at <= sandbox.now();
  if (!code.active || isUsedUp || isOver)
    refuse(`This promotion code cannot be redeemed because it is not active: ${code.code}`);
  if (code.customer && code.customer !== owner.customer)
    refuse('This promotion code cannot be redeemed because it belongs to another customer.');
  const customer = typeof owner.customer === 'string' ? owner.customer : '';
  if (
    code.restrictions.first_time_transaction &&
    sandbox.store.by('charge', 'customer', customer).some(({ paid }) => paid)
  )
    refuse(
      'This promotion code cannot be redeemed because the associated customer has prior transactions.',
    );
  return code;
}
