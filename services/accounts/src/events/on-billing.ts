import { defineConsumer } from '@mobilytics/events/consumer';
import type { Transaction } from '@mobilytics/events/transaction';
import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { BillingContent } from '../mail/billing-letter.ts';
import { sendMail } from '../mail/send-mail.ts';

type News = Omit<BillingContent, 'kind' | 'url' | 'reason'> & {
  /** Below the dashboard. */
  path: string;
  reason?: { en: string; fr: string } | null;
};
type Recipient = { email: string; locale: 'en' | 'fr' };

/** Writes to a customer's billing contacts; billing says to whom, by what each of them wants to read. */
export const billingConsumers = (dashboardUrl: string) => [
  defineConsumer<PrismaClient>()('invoice.finalized', async (event, tx) => {
    const { invoiceId, number, totalMinor, currency, dueAt, recipients } = event.payload;
    // Imported and demonstration history is no news to anybody.
    if (event.isHistoric) return;
    tell(tx, dashboardUrl, recipients, {
      ...{ news: 'INVOICE_ISSUED', about: number ?? invoiceId, at: dueAt },
      amount: { amountMinor: totalMinor, currency },
      path: `/billing/invoices/${invoiceId}`,
    });
  }),
  defineConsumer<PrismaClient>()('invoice.payment_failed', async (event, tx) => {
    const { invoiceId, number, amountDueMinor, currency, reason, nextAttemptAt, recipients } =
      event.payload;
    if (event.isHistoric) return;
    tell(tx, dashboardUrl, recipients, {
      ...{ news: 'PAYMENT_FAILED', about: number ?? invoiceId, at: nextAttemptAt, reason },
      amount: { amountMinor: amountDueMinor, currency },
      path: '/billing',
    });
  }),
  defineConsumer<PrismaClient>()('refund.confirmed', async (event, tx) => {
    const { orderId, about, amountMinor, currency, recipients } = event.payload;
    if (event.isHistoric) return;
    tell(tx, dashboardUrl, recipients, {
      ...{ news: 'REFUNDED', about: about ?? 'Mobilytics', at: null },
      amount: { amountMinor, currency },
      path: orderId === null ? '/billing' : `/orders/${orderId}`,
    });
  }),
  defineConsumer<PrismaClient>()('dunning.reminded', async (event, tx) => {
    const { invoiceId, number, amountDueMinor, currency, nextKind, nextAt, recipients } =
      event.payload;
    if (event.isHistoric) return;
    const news = nextKind === 'PAUSE' ? 'REMINDER_PAUSE_NEXT' : 'REMINDER';
    tell(tx, dashboardUrl, recipients, {
      ...{ news, about: number ?? invoiceId, at: nextAt },
      amount: { amountMinor: amountDueMinor, currency },
      path: `/billing/invoices/${invoiceId}`,
    });
  }),
  defineConsumer<PrismaClient>()('subscription.changed', async (event, tx) => {
    const { subscriptionId, previousState, state, quantity, description } = event.payload;
    const { endIsNew, currentPeriodEnd, recipients } = event.payload;
    if (event.isHistoric || previousState === null) return;
    const hasEnded = state === 'CANCELED' && previousState !== 'CANCELED';
    if (!hasEnded && !endIsNew) return;
    tell(tx, dashboardUrl, recipients, {
      news: hasEnded ? 'PLAN_ENDED' : 'PLAN_ENDS',
      ...{ about: `${quantity} × ${description}`, amount: null, at: currentPeriodEnd },
      path: `/billing/plans/${subscriptionId}`,
    });
  }),
];

export function tell(
  tx: Transaction<PrismaClient>,
  dashboardUrl: string,
  recipients: readonly Recipient[],
  { path, reason, ...news }: News,
): void {
  for (const { email, locale } of recipients) {
    // An address that no mail can reach must not stop the queue.
    if (!z.email().safeParse(email).success) continue;
    const content = {
      ...{ kind: 'BILLING' as const, ...news },
      ...{ reason: reason?.[locale] ?? null, url: dashboardUrl + path },
    };
    tx.enqueue(sendMail, { to: email, locale, content });
  }
}
