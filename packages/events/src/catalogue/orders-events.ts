import { z } from 'zod';
import { currency, id } from './shapes.ts';

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

/** What orders tells. */
export const ordersEvents = {
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
} as const;
