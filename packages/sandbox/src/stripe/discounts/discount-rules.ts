import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { amountOff } from './coupon-validity.ts';
import type { DiscountRule } from './discount-amounts.ts';

/** The rules behind discounts that run at that time; those of another currency take nothing off. */
export function discountRules(
  sandbox: Sandbox,
  ids: readonly (string | Stripe.Discount | Stripe.DeletedDiscount)[],
  currency: string,
  at: number,
): DiscountRule[] {
  return ids.flatMap((given) => {
    const id = typeof given === 'string' ? given : given.id;
    const discount = sandbox.store.get('discount', id);
    const coupon = discount && couponOf(sandbox, String(discount.source.coupon));
    if (!coupon || !isRunning(discount, at)) return [];
    return [
      {
        id,
        percentOff: coupon.percent_off,
        amountOff: coupon.percent_off === null ? amountOff(coupon, currency) : null,
        products: sandbox.store.get('sandbox.coupon', coupon.id)?.products ?? null,
      },
    ];
  });
}

const isRunning = (discount: Stripe.Discount, now: number): boolean =>
  discount.end === null || discount.end > now;

/** A deleted coupon keeps discounting what it was redeemed for. */
export function couponOf(sandbox: Sandbox, id: string): Stripe.Coupon | undefined {
  const coupon = sandbox.store.get('coupon', id);
  if (coupon && !coupon.deleted) return coupon;
  return sandbox.store.get('sandbox.coupon', id)?.coupon;
}
