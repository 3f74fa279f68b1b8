/** How far an order gets. What is not shipped is served as soon as it is paid. */
export type OrderFate =
  | 'UNPAID'
  | 'EXPIRED'
  | 'CANCELED'
  | 'PAID'
  | 'SERVED'
  | 'ON_HOLD'
  | 'PICKED'
  /** Labelled with others, in one run. */
  | 'BULK'
  | 'LABELED'
  /** Two parcels, of which the first is on its way. */
  | 'PARTIAL'
  /** What is not there yet has a fulfilment of its own; the rest is on its way. */
  | 'SPLIT'
  | 'IN_TRANSIT'
  | 'OUT_FOR_DELIVERY'
  | 'EXCEPTION'
  | 'AVAILABLE_FOR_PICKUP'
  | 'RETURN_TO_SENDER'
  /** Said to be delivered, then found in a depot. */
  | 'CORRECTED'
  | 'LOST'
  | 'DELIVERED';

/** What happens to the newest orders, the newest first. Older ones were delivered, or given up. */
export const recentFates: readonly OrderFate[] = [
  ...Array<OrderFate>(6).fill('UNPAID'),
  ...Array<OrderFate>(7).fill('PAID'),
  ...Array<OrderFate>(3).fill('LABELED'),
  ...Array<OrderFate>(4).fill('BULK'),
  ...Array<OrderFate>(3).fill('PICKED'),
  ...Array<OrderFate>(3).fill('ON_HOLD'),
  ...(['PARTIAL', 'SPLIT'] as const),
  ...Array<OrderFate>(4).fill('IN_TRANSIT'),
  ...(['OUT_FOR_DELIVERY', 'OUT_FOR_DELIVERY', 'EXCEPTION', 'AVAILABLE_FOR_PICKUP'] as const),
  ...(['IN_TRANSIT', 'EXCEPTION', 'CORRECTED', 'RETURN_TO_SENDER'] as const),
  ...(['AVAILABLE_FOR_PICKUP', 'LOST'] as const),
];

/** Every so many of the older orders came to nothing. */
export const givenUp: Record<number, OrderFate> = {
  ...{ 13: 'CANCELED', 29: 'EXPIRED', 41: 'CANCELED', 57: 'EXPIRED', 66: 'CANCELED' },
  ...{ 74: 'EXPIRED', 83: 'CANCELED', 88: 'EXPIRED', 92: 'CANCELED', 94: 'EXPIRED' },
};

/** What the courier scans on the way of each fate; the last scan may be the last for ever. */
export const scansOf: Partial<Record<OrderFate, readonly string[]>> = {
  PARTIAL: ['in_transit'],
  SPLIT: ['in_transit'],
  IN_TRANSIT: ['in_transit'],
  LOST: ['in_transit'],
  OUT_FOR_DELIVERY: ['out_for_delivery'],
  EXCEPTION: ['out_for_delivery', 'exception'],
  AVAILABLE_FOR_PICKUP: ['out_for_delivery', 'exception', 'available_for_pickup'],
  RETURN_TO_SENDER: ['out_for_delivery', 'exception', 'return_to_sender'],
  CORRECTED: ['delivered', 'in_transit'],
  DELIVERED: ['delivered'],
};

const unpacked: readonly OrderFate[] = [
  ...(['UNPAID', 'EXPIRED', 'CANCELED', 'PAID', 'SERVED', 'ON_HOLD'] as const),
];

export const isPacked = (fate: OrderFate): boolean => !unpacked.includes(fate);
/** Whether a person buys its labels one by one, on the day it is packed. */
export const isLabeledAlone = (fate: OrderFate): boolean =>
  isPacked(fate) && fate !== 'PICKED' && fate !== 'BULK';
