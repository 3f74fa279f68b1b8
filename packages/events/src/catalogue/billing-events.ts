import { z } from 'zod';
import { currency, id, instant } from './shapes.ts';

/** Somebody to write to about billing, in the language they read. */
const recipient = z.object({ email: z.string(), locale: z.enum(['en', 'fr']) });

/** What billing tells. */
export const billingEvents = {
  'payment.confirmed': {
    version: 1,
    publisher: 'billing',
    consumers: ['orders'],
    payload: z.object({
      orderId: id,
      paymentId: id,
      amountMinor: z.int(),
      currency,
      method: z.string().nullable(),
      paidAt: instant,
    }),
  },
  'payment.failed': {
    version: 1,
    publisher: 'billing',
    consumers: ['orders'],
    payload: z.object({
      orderId: id,
      paymentId: id,
      code: z.string().nullable(),
      message: z.string().nullable(),
      failedAt: instant,
    }),
  },
  /** A subscription to a plan began, or is another than it was. */
  'subscription.changed': {
    version: 1,
    publisher: 'billing',
    consumers: ['orders', 'accounts'],
    payload: z.object({
      subscriptionId: id,
      /** Null for one that no order began. */
      orderId: id.nullable(),
      /** As Stripe's, in capitals. */
      state: z.string(),
      /** What it was; null when it began. */
      previousState: z.string().nullable(),
      sku: z.string().nullable(),
      description: z.string(),
      quantity: z.int(),
      unitAmountMinor: z.int(),
      currency,
      interval: z.string(),
      currentPeriodEnd: instant.nullable(),
      cancelAtPeriodEnd: z.boolean(),
      /** Whether that it ends with the period is news. */
      endIsNew: z.boolean(),
      recipients: z.array(recipient),
    }),
  },
  /** An invoice was issued, once for each. */
  'invoice.finalized': {
    version: 1,
    publisher: 'billing',
    consumers: ['orders', 'accounts'],
    payload: z.object({
      invoiceId: id,
      number: z.string().nullable(),
      orderId: id.nullable(),
      totalMinor: z.int(),
      amountDueMinor: z.int(),
      currency,
      /** Until when it is to be paid; null when it is charged by itself. */
      dueAt: instant.nullable(),
      recipients: z.array(recipient),
    }),
  },
  /** The payment of an invoice failed, once for each attempt. */
  'invoice.payment_failed': {
    version: 1,
    publisher: 'billing',
    consumers: ['accounts'],
    payload: z.object({
      invoiceId: id,
      number: z.string().nullable(),
      attempt: z.int(),
      amountDueMinor: z.int(),
      currency,
      /** Why, in both languages; null when Stripe does not say. */
      reason: z.object({ en: z.string(), fr: z.string() }).nullable(),
      /** When it is tried again by itself; null when it is not. */
      nextAttemptAt: instant.nullable(),
      recipients: z.array(recipient),
    }),
  },
  /** Money of an order went back, and Stripe says so. */
  'refund.confirmed': {
    version: 1,
    publisher: 'billing',
    consumers: ['orders', 'accounts'],
    payload: z.object({
      /** Null for the payment of a later period of a data plan. */
      orderId: id.nullable(),
      /** What the payment was for, as people call it: an order's or an invoice's number. */
      about: z.string().nullable(),
      refundId: id,
      paymentId: id,
      /** The return that it refunds. */
      returnId: id.nullable(),
      amountMinor: z.int().positive(),
      currency,
      refundedAt: instant,
      /** All that went back of the order so far, this refund included. */
      totalRefundedMinor: z.int(),
      /** Whom to write to. */
      recipients: z.array(recipient),
    }),
  },
  /** An unpaid invoice came to the next step of the dunning plan: a reminder is written. */
  'dunning.reminded': {
    version: 1,
    publisher: 'billing',
    consumers: ['accounts'],
    payload: z.object({
      invoiceId: id,
      number: z.string().nullable(),
      amountDueMinor: z.int(),
      currency,
      /** For how many whole days it has not been paid. */
      overdueDays: z.int().positive(),
      /** What happens next when it is not paid, and when; null when nothing does. */
      nextKind: z.enum(['MAIL', 'NOTICE', 'PAUSE', 'WRITE_OFF']).nullable(),
      nextAt: instant.nullable(),
      recipients: z.array(recipient),
    }),
  },
  /** A refund that was confirmed came back after all. */
  'refund.failed': {
    version: 1,
    publisher: 'billing',
    consumers: ['orders'],
    payload: z.object({
      orderId: id.nullable(),
      refundId: id,
      paymentId: id,
      returnId: id.nullable(),
      amountMinor: z.int().positive(),
      currency,
      failedAt: instant,
      /** Stripe's word, for example `expired_or_canceled_card`. */
      reason: z.string().nullable(),
      totalRefundedMinor: z.int(),
    }),
  },
  /** Staff agreed that a line's shortfall is made good by more days. */
  'make_good.approved': {
    version: 1,
    publisher: 'billing',
    consumers: ['campaigns'],
    payload: z.object({ makeGoodId: id, lineId: id, days: z.int().positive() }),
  },
} as const;
