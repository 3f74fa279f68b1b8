import { z } from 'zod';
import type { Database } from '../context.ts';
import { locale } from '../details/details-input.ts';
import { localeOf } from '../details/recipients.ts';
import type { Locale } from '../payment/failure-messages.ts';

export const printInput = z.object({
  locale: locale.nullish(),
  paper: z.enum(['LETTER', 'A4']).nullish(),
});

/** The language that was asked for, or the one of the customer's invoices. */
export async function paperLocale(
  db: Database,
  organizationId: string,
  asked: string | null | undefined,
): Promise<Locale> {
  if (asked) return localeOf(asked);
  const account = await db.billingAccount.findUnique({ where: { organizationId } });
  return localeOf(account?.invoiceLocale ?? 'en');
}
