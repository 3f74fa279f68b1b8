import type { TrackingStatus } from '../carrier.ts';

const statuses: Record<string, TrackingStatus> = {
  pending: 'PRE_TRANSIT',
  unpaid: 'PRE_TRANSIT',
  postage_requested: 'PRE_TRANSIT',
  ready: 'PRE_TRANSIT',
  received: 'IN_TRANSIT',
  released: 'IN_TRANSIT',
  inducted: 'IN_TRANSIT',
  in_transit: 'IN_TRANSIT',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  available_for_pickup: 'AVAILABLE_FOR_PICKUP',
  delivered: 'DELIVERED',
  exception: 'EXCEPTION',
  returned: 'RETURN_TO_SENDER',
  return_to_sender: 'RETURN_TO_SENDER',
  canceled: 'CANCELED',
  cancelled: 'CANCELED',
  voided: 'CANCELED',
  refund_requested: 'CANCELED',
  refund_approved: 'CANCELED',
};

/**
 * A shipment's own word as a state. Null for words that keep the last known state: `resolved`,
 * `archived`, a failed purchase, which is a label's state, and every word we have not met.
 */
export function statusOf(word: string | null): TrackingStatus | null {
  const known = word?.toLowerCase().replaceAll(/[\s-]+/g, '_') ?? '';
  return Object.hasOwn(statuses, known) ? (statuses[known] ?? null) : null;
}

const eventTypes: Record<string, TrackingStatus | null> = {
  create_shipment: 'PRE_TRANSIT',
  buy_shipment_postage: 'PRE_TRANSIT',
  receive_shipment: 'IN_TRANSIT',
  release_shipment: 'IN_TRANSIT',
  induct_shipment: 'IN_TRANSIT',
  cancel_shipment: 'CANCELED',
  refund_shipment: 'CANCELED',
  void_shipment: 'CANCELED',
};

/** Words of the last mile, the stronger ones first: "delivery attempted" is no delivery. */
const words: [RegExp, TrackingStatus][] = [
  [/\breturn(ed|ing)?\b.{0,30}\bsender\b/i, 'RETURN_TO_SENDER'],
  [/\bout for delivery\b/i, 'OUT_FOR_DELIVERY'],
  [/\b(available|ready|held) (for|at)\b.*\b(pick ?up|post office)\b/i, 'AVAILABLE_FOR_PICKUP'],
  [
    /\b(undeliver|not delivered|exception|attempt|refused|unable|insufficient address|damaged|lost|delay)/i,
    'EXCEPTION',
  ],
  [/\bdelivered\b/i, 'DELIVERED'],
  [/\b(refund|void|cancel)/i, 'CANCELED'],
  [/\b(received|accepted|arriv|depart|processed|in transit|released|induct|sort)/i, 'IN_TRANSIT'],
  [/\b(label created|shipment created|postage purchased|pre-?shipment)\b/i, 'PRE_TRANSIT'],
];

/** The state an event tells, by its status, then its type, then its words; `UNKNOWN` when none does. */
export function statusOfEvent(event: {
  status: string | null;
  type: string | null;
  title: string;
}): TrackingStatus | null {
  const byStatus = statusOf(event.status);
  if (byStatus !== null) return byStatus;
  const type = event.type?.toLowerCase() ?? '';
  if (Object.hasOwn(eventTypes, type)) return eventTypes[type] ?? null;
  return words.find(([pattern]) => pattern.test(event.title))?.[1] ?? 'UNKNOWN';
}
