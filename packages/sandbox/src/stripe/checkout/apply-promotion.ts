import type Stripe from 'stripe';
import { isRedeemable } from '../discounts/coupon-validity.ts';
import { usableCode } from '../discounts/create-discount.ts';
import { ApiError, invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import type { CheckoutState } from '../store.ts';
import { priceLines, totalsOf } from './session-totals.ts';

/** The discount that a session is created with. */
export function chosenDiscount(
  sandbox: Sandbox,
  given: { coupon?: string | undefined; promotion_code?: string | undefined } | undefined,
  customer: string | null,
): CheckoutState['discount'] {
  if (!given) return null;
  if (given.promotion_code) {
    const code = usableCode(sandbox, given.promotion_code, { customer }, 'discounts[0]');
    return { promotion_code: code.id };
  }
  const param = 'discounts[0][coupon]';
  const coupon = sandbox.need('coupon', given.coupon ?? '', param);
  if (!isRedeemable(coupon, sandbox.now()))
    throw invalidRequest(`Coupon expired: ${coupon.id}`, { code: 'coupon_expired', param });
  return { coupon: coupon.id };
}

/** Takes a code that a customer typed; false when it does not hold for this session. */
export function applyPromotion(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  typed: string,
): boolean {
  const customer = session.customer ? String(session.customer) : null;
  const wanted = typed.trim().toLowerCase();
  const found = sandbox.store
    .by('promotion_code', 'active', true)
    .find(({ code }) => code.toLowerCase() === wanted);
  if (!found || !meetsMinimum(session, found) || !isUsable(sandbox, found.id, customer))
    return false;
  const state = sandbox.need('sandbox.checkout', session.id);
  const discount = { promotion_code: found.id };
  const lines = priceLines(sandbox, state.lines, discount, isTrial(state));
  sandbox.store.put<CheckoutState>({ ...state, discount, lines });
  sandbox.store.put<Stripe.Checkout.Session>({
    ...session,
    ...totalsOf(lines),
    discounts: [{ coupon: null, promotion_code: found.id }],
  });
  return true;
}

export const isTrial = ({ trial }: CheckoutState): boolean =>
  trial.end !== null || trial.days !== null;

function isUsable(sandbox: Sandbox, id: string, customer: string | null): boolean {
  try {
    const { promotion } = usableCode(sandbox, id, { customer }, 'promotion_code');
    const coupon = sandbox.store.get('coupon', String(promotion.coupon));
    return coupon !== undefined && !coupon.deleted && isRedeemable(coupon, sandbox.now());
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

function meetsMinimum(session: Stripe.Checkout.Session, code: Stripe.PromotionCode): boolean {
  const { minimum_amount: amount, minimum_amount_currency: currency } = code.restrictions;
  if (amount === null) return true;
  return currency === session.currency && (session.amount_subtotal ?? 0) >= amount;
}
