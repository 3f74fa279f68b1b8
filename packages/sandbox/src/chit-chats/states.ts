import { livedOf } from '../journey.ts';
import type { ParcelState } from '../parcel-life.ts';
import type { Shipment } from './store.ts';

export interface Clock {
  nowMs: number;
  lifeMs: number;
  /** How long a refund takes. */
  refundMs: number;
}

const statusByState: Record<ParcelState, string> = {
  order_received: 'ready',
  accepted: 'received',
  in_transit: 'released',
  arrived: 'inducted',
  out_for_delivery: 'in_transit',
  available_for_pickup: 'in_transit',
  delivered: 'delivered',
  exception: 'exception',
  return_to_sender: 'exception',
  returned: 'exception',
};

export const isBought = ({ boughtAtMs, failed }: Shipment, nowMs: number): boolean =>
  boughtAtMs !== null && boughtAtMs <= nowMs && !failed;

export function stepsOf(shipment: Shipment, { nowMs, lifeMs }: Clock) {
  return isBought(shipment, nowMs) ? livedOf(shipment.journey, lifeMs, nowMs) : [];
}

export function statusOf(shipment: Shipment, clock: Clock): string {
  const { requestedAtMs, boughtAtMs, failed, refundAskedAtMs } = shipment;
  if (requestedAtMs === null) return 'unpaid';
  if (boughtAtMs === null || boughtAtMs > clock.nowMs) return 'postage_requested';
  if (failed) return 'postage_purchase_failed';
  if (refundAskedAtMs !== null) {
    return refundAskedAtMs + clock.refundMs > clock.nowMs ? 'refund_requested' : 'voided';
  }
  return statusByState[stepsOf(shipment, clock).at(-1)?.state ?? 'order_received'];
}

/** What a status stands for in `?status=` of a list. */
export const statusGroups: Record<string, string[]> = {
  canceled: ['canceled'],
  pending: ['pending', 'unpaid', 'postage_requested', 'postage_purchase_failed'],
  ready: ['ready'],
  in_transit: ['received', 'released', 'inducted', 'in_transit'],
  received: ['received'],
  released: ['released'],
  inducted: ['inducted'],
  resolved: ['delivered', 'exception', 'voided', 'refund_requested'],
  delivered: ['delivered'],
  exception: ['exception'],
  voided: ['voided', 'refund_requested'],
};

/** Whether Chit Chats has the parcel: from then on it is neither refunded nor put into a batch. */
export const isReceived = (shipment: Shipment, clock: Clock): boolean =>
  stepsOf(shipment, clock).some(({ state }) => state !== 'order_received');
