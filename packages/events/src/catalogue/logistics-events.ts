import { z } from 'zod';
import { id, instant } from './shapes.ts';

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

/** What logistics tells. */
export const logisticsEvents = {
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
} as const;
