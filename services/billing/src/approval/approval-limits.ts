import { fromDecimal, isKnownCurrency } from '@mobilytics/money/money';
import { z } from 'zod';

/** For each currency, the amount above which a second person must agree, in minor units. */
export type ApprovalLimits = Readonly<Record<string, number>>;

/** `CAD=500.00,USD=500.00` */
export const approvalLimits = z.string().transform((text, ctx): ApprovalLimits => {
  const limits: Record<string, number> = {};
  for (const part of text.split(',').filter(Boolean)) {
    const [currency = '', amount = ''] = part.split('=');
    if (!isKnownCurrency(currency) || !/^\d+(\.\d+)?$/.test(amount)) {
      ctx.addIssue(`"${part}" is not a currency and an amount such as CAD=500.00.`);
      continue;
    }
    limits[currency] = fromDecimal(amount, currency).amountMinor;
  }
  return limits;
});

/** Above the limit, and always in a currency that has none. */
export function needsApproval(
  limits: ApprovalLimits,
  { amountMinor, currency }: { amountMinor: number; currency: string },
): boolean {
  const limit = limits[currency];
  return limit === undefined || amountMinor > limit;
}
