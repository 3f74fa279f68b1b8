import { z } from 'zod';

/**
 * Every event of the platform: its version, who publishes it, who consumes it, and its payload.
 * Ids carry their prefix (`ord_…`), money is in minor units with its currency, times are RFC 3339 in UTC.
 */
const id = z.string().min(5);
const instant = z.iso.datetime();
const day = z.iso.date();
const currency = z.string().length(3);

const address = z.object({
  name: z.string(),
  company: z.string().nullable(),
  line1: z.string(),
  line2: z.string().nullable(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string(),
  phone: z.string().nullable(),
});

const tax = z.object({
  name: z.string(),
  /** Per cent in millionths of a per cent: 13 % is 13000000. */
  rateMicroPercent: z.int(),
  amountMinor: z.int(),
});

const orderLine = z.object({
  lineId: id,
  variantId: id,
  sku: z.string(),
  name: z.string(),
  quantity: z.int().positive(),
  unitPriceMinor: z.int(),
  /** Null for what is paid once. */
  interval: z.enum(['MONTH', 'YEAR']).nullable(),
  netMinor: z.int(),
  taxes: z.array(tax),
  shippable: z.boolean(),
  serialized: z.boolean(),
  weightGrams: z.int().nullable(),
  hsCode: z.string().nullable(),
  countryOfOrigin: z.string().nullable(),
});

const placedOrder = z.object({
  orderId: id,
  number: z.string(),
  currency,
  lines: z.array(orderLine).min(1),
  shippingMethod: z.enum(['STANDARD', 'EXPRESS']),
  shippingMinor: z.int(),
  shippingTaxes: z.array(tax),
  totalMinor: z.int(),
  shippingAddress: address,
  billingAddress: address,
  /** Whom to write to about the order. */
  contactEmail: z.string().nullable(),
  /** What the customer wants to read on the invoice. */
  purchaseOrderNumber: z.string().nullable().optional(),
});

/** Somebody to write to about billing, in the language they read. */
const recipient = z.object({ email: z.string(), locale: z.enum(['en', 'fr']) });

const shipmentStatus = z.enum([
  'DRAFT',
  'RATED',
  'LABEL_REQUESTED',
  'LABEL_PURCHASED',
  'HANDED_OVER',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERED',
  'AVAILABLE_FOR_PICKUP',
  'EXCEPTION',
  'RETURN_TO_SENDER',
  'VOID_REQUESTED',
  'VOIDED',
]);

const shippedLine = z.object({
  lineId: id,
  quantity: z.int().positive(),
  /** The serials of its pieces, for those that have one. */
  serials: z.array(z.string()).optional(),
});

const shipment = z.object({
  shipmentId: id,
  orderId: id,
  /** Rises with every state: logistics decides which is the latest, clocks do not. */
  shipmentVersion: z.int(),
  status: shipmentStatus,
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  trackingUrl: z.string().nullable(),
  estimatedDeliveryAt: instant.nullable(),
  /** What the parcel holds of the order. */
  lines: z.array(shippedLine),
  /** When the carrier, or the warehouse, says it happened. */
  happenedAt: instant,
  /** The carrier takes back that it was delivered. */
  correction: z.boolean().optional(),
  /** The last part of the link to the page that shows the parcel without sign-in. */
  publicToken: z.string().optional(),
});

/** A line of an order that comes back, with what customs and the warehouse must know of it. */
const returnedLine = z.object({
  lineId: id,
  sku: z.string(),
  name: z.string(),
  quantity: z.int().positive(),
  serialized: z.boolean(),
  serials: z.array(z.string()),
  unitPriceMinor: z.int(),
  weightGrams: z.int().nullable(),
  hsCode: z.string().nullable(),
  countryOfOrigin: z.string().nullable(),
});

const placement = z.enum(['FRONT', 'REAR', 'DRIVER_SIDE', 'PASSENGER_SIDE', 'FULL_WRAP']);

const line = z.object({
  lineId: id,
  campaignId: id,
  name: z.string(),
  marketCode: z.string(),
  timeZone: z.string(),
  startDate: day,
  endDate: day,
  campaignName: z.string().optional(),
  vehicleIds: z.array(id).optional(),
  /** What the line costs in all, fixed when it was booked; null when no rate gave a price. */
  priceMinor: z.int().nullable().optional(),
  currency: currency.optional(),
  /** Persons of OTS that were promised when the line was approved; null when nothing was. */
  guaranteedOts: z.int().nullable().optional(),
  /** The line whose shortfall this one makes good, without a price of its own. */
  makeGoodOf: id.nullable().optional(),
});

/** Whole numbers that may pass 2^53, as text. */
const wholeNumber = z.string().regex(/^\d+$/);

/** All that one device gave a line on one local day with one vehicle; zeros where it gave nothing any more. */
const deliveredDay = z.object({
  date: day,
  vehicleId: id,
  grossMicro: wholeNumber.nullable(),
  otsMicro: wholeNumber.nullable(),
  durationMs: z.int(),
  creditedMs: z.int(),
  uncoveredMs: z.int(),
});

export const catalogue = {
  'audit.recorded': {
    version: 1,
    publisher: 'any',
    consumers: ['accounts'],
    payload: z.object({
      service: z.string(),
      action: z.string(),
      targetType: z.string(),
      targetId: z.string(),
      actorId: z.string(),
      actorName: z.string().nullable(),
      impersonatorId: z.string().nullable(),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
    }),
  },
  'organization.created': {
    version: 1,
    publisher: 'accounts',
    consumers: ['orders', 'billing'],
    payload: z.object({ organizationId: id, name: z.string(), ownerEmail: z.string() }),
  },
  'order.placed': {
    version: 1,
    publisher: 'orders',
    consumers: ['billing', 'logistics', 'accounts'],
    payload: placedOrder,
  },
  'order.confirmed': {
    version: 1,
    publisher: 'orders',
    consumers: ['logistics'],
    payload: placedOrder,
  },
  'order.canceled': {
    version: 1,
    publisher: 'orders',
    consumers: ['billing', 'logistics'],
    payload: z.object({ orderId: id, reason: z.string() }),
  },
  /** Not paid in time. Nothing was begun for it, so only who takes payment needs to know. */
  'order.expired': {
    version: 1,
    publisher: 'orders',
    consumers: ['billing'],
    payload: z.object({ orderId: id }),
  },
  'order.held': {
    version: 1,
    publisher: 'orders',
    consumers: ['logistics'],
    payload: z.object({ orderId: id, reason: z.string() }),
  },
  'order.released': {
    version: 1,
    publisher: 'orders',
    consumers: ['logistics'],
    payload: z.object({ orderId: id }),
  },
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
  /** What a data plan is called and costs; told at every start of orders, as the shop is filled. */
  'plan.priced': {
    version: 1,
    publisher: 'orders',
    consumers: ['billing'],
    payload: z.object({
      sku: z.string(),
      nameEn: z.string(),
      nameFr: z.string(),
      interval: z.enum(['MONTH', 'YEAR']),
      /** One for each currency it is sold in. */
      prices: z.array(z.object({ currency, amountMinor: z.int().nonnegative() })).min(1),
      /** Its place in the shop. */
      position: z.int(),
      isSold: z.boolean(),
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
  /** It was agreed that the customer gets money back for a return. */
  'return.refund_due': {
    version: 1,
    publisher: 'orders',
    consumers: ['billing'],
    payload: z.object({
      returnId: id,
      number: z.string(),
      orderId: id,
      orderNumber: z.string(),
      currency,
      /** What came back, with its taxes, at the price that was paid. */
      amountMinor: z.int().positive(),
      reason: z.string(),
      lines: z.array(
        z.object({ lineId: id, name: z.string(), quantity: z.int(), amountMinor: z.int() }),
      ),
      /** Who agreed to it. */
      agreedById: z.string(),
      agreedByName: z.string().nullable(),
    }),
  },
  'return.approved': {
    version: 1,
    publisher: 'orders',
    consumers: ['logistics'],
    payload: z.object({
      returnId: id,
      number: z.string(),
      orderId: id,
      orderNumber: z.string(),
      currency,
      /** Where the parcel is fetched from. */
      from: address,
      contactEmail: z.string().nullable(),
      lines: z.array(returnedLine).min(1),
    }),
  },
  'return.canceled': {
    version: 1,
    publisher: 'orders',
    consumers: ['logistics'],
    payload: z.object({ returnId: id }),
  },
  'return.replaced': {
    version: 1,
    publisher: 'orders',
    consumers: ['logistics'],
    payload: z.object({
      returnId: id,
      number: z.string(),
      orderId: id,
      orderNumber: z.string(),
      currency,
      shippingMethod: z.enum(['STANDARD', 'EXPRESS']),
      shippingAddress: address,
      contactEmail: z.string().nullable(),
      lines: z.array(returnedLine).min(1),
    }),
  },
  'return.progressed': {
    version: 1,
    publisher: 'logistics',
    consumers: ['orders'],
    payload: z.object({
      returnId: id,
      orderId: id,
      status: z.enum(['LABEL_SENT', 'IN_TRANSIT', 'RECEIVED', 'INSPECTED']),
      carrier: z.string().nullable(),
      trackingNumber: z.string().nullable(),
      /** What was found, with `INSPECTED`; empty before. */
      pieces: z.array(
        z.object({
          lineId: id,
          serial: z.string().nullable(),
          quantity: z.int().positive(),
          condition: z.enum(['GOOD', 'DEFECTIVE', 'DAMAGED', 'WRONG_ITEM', 'MISSING']),
          note: z.string().nullable(),
        }),
      ),
      happenedAt: instant,
    }),
  },
  'stock.short': {
    version: 1,
    publisher: 'logistics',
    consumers: ['orders'],
    payload: z.object({ orderId: id, sku: z.string(), missing: z.int().positive() }),
  },
  'fulfillment.started': {
    version: 1,
    publisher: 'logistics',
    consumers: ['orders'],
    payload: z.object({ orderId: id, fulfillmentId: id }),
  },
  'shipment.updated': {
    version: 1,
    publisher: 'logistics',
    consumers: ['orders', 'accounts', 'billing'],
    payload: shipment,
  },
  'shipment.delivered': {
    version: 1,
    publisher: 'logistics',
    consumers: ['orders', 'accounts', 'billing'],
    payload: shipment,
  },
  'device.delivered': {
    version: 1,
    publisher: 'logistics',
    consumers: ['campaigns', 'analytics', 'billing'],
    payload: z.object({ deviceId: id, serial: z.string(), imei: z.string(), deliveredAt: instant }),
  },
  'device.returned': {
    version: 1,
    publisher: 'logistics',
    consumers: ['campaigns'],
    payload: z.object({ deviceId: id, serial: z.string(), returnedAt: instant }),
  },
  'device.assigned': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'logistics', 'billing'],
    payload: z.object({
      assignmentId: id,
      deviceId: id,
      vehicleId: id,
      vehicleName: z.string(),
      marketCode: z.string(),
      timeZone: z.string(),
      population: z.int().nullable(),
      illuminated: z.boolean(),
      from: instant,
      /** Null while the device stays on the vehicle; a later event with the same assignment ends it. */
      to: instant.nullable(),
    }),
  },
  'creative.assigned': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: z.object({
      assignmentId: id,
      creativeId: id,
      vehicleId: id,
      lineId: id,
      campaignId: id,
      placement,
      from: instant,
      to: instant,
    }),
  },
  'line.booked': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: line,
  },
  'line.started': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: line,
  },
  'line.finished': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: line,
  },
  'line.stopped': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['analytics', 'billing'],
    payload: line.extend({ stoppedAt: instant, reason: z.string() }),
  },
  'delivery.measured': {
    version: 1,
    publisher: 'analytics',
    consumers: ['campaigns', 'billing'],
    payload: z.object({
      lineId: id,
      methodVersion: z.string(),
      asOf: instant,
      otsMicro: z.string().nullable(),
      /** Whose figures were made anew. Absent from what was told before days were. */
      deviceId: id.optional(),
      /** Counts the device's roll-ups: of two events of a device, the higher one is the later. */
      revision: z.int().optional(),
      /** Every day and vehicle of the line that the roll-up touched, each in full. */
      days: z.array(deliveredDay).optional(),
    }),
  },
  /** Figures of finished days became others, because something was known late. */
  'delivery.restated': {
    version: 1,
    publisher: 'analytics',
    consumers: ['billing'],
    payload: z.object({
      restatementId: id,
      lineId: id,
      methodVersion: z.string(),
      restatedAt: instant,
      dates: z.array(day),
      fromOtsMicro: wholeNumber.nullable(),
      toOtsMicro: wholeNumber.nullable(),
      cause: z.enum(['PINGS', 'ASSIGNMENT', 'COUNTS']),
    }),
  },
  /** Staff agreed that a line's shortfall is made good by more days. */
  'make_good.approved': {
    version: 1,
    publisher: 'billing',
    consumers: ['campaigns'],
    payload: z.object({ makeGoodId: id, lineId: id, days: z.int().positive() }),
  },
  /** What became of it: a line that runs for nothing, or why there is none. */
  'make_good.answered': {
    version: 1,
    publisher: 'campaigns',
    consumers: ['billing'],
    payload: z.object({
      makeGoodId: id,
      lineId: id,
      /** Null when its vehicles are not free together for so long. */
      newLineId: id.nullable(),
      startDate: day.nullable(),
      endDate: day.nullable(),
    }),
  },
} as const;

export type EventName = keyof typeof catalogue;
export type EventPayload<N extends EventName> = z.output<(typeof catalogue)[N]['payload']>;
