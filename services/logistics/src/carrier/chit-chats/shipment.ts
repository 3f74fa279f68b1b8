import type { PurchasedLabel } from '../carrier.ts';
import type { JsonNode } from '../json.ts';
import { unreadable } from './errors.ts';
import { accountCurrency, totalDue } from './money.ts';

/** Where a purchase stands: what may be bought, is being bought, was bought, was given back. */
type PurchaseState = 'DRAFT' | 'FAILED' | 'REQUESTED' | 'BOUGHT' | 'GIVEN_BACK' | 'UNKNOWN';

const states: Record<string, PurchaseState> = {
  pending: 'DRAFT',
  unpaid: 'DRAFT',
  postage_purchase_failed: 'FAILED',
  postage_requested: 'REQUESTED',
  ready: 'BOUGHT',
  received: 'BOUGHT',
  released: 'BOUGHT',
  inducted: 'BOUGHT',
  in_transit: 'BOUGHT',
  delivered: 'BOUGHT',
  exception: 'BOUGHT',
  resolved: 'BOUGHT',
  archived: 'BOUGHT',
  voided: 'GIVEN_BACK',
  canceled: 'GIVEN_BACK',
  refund_requested: 'GIVEN_BACK',
  refund_approved: 'GIVEN_BACK',
};

export function purchaseState(shipment: JsonNode): PurchaseState {
  const status = shipment.text('status')?.toLowerCase() ?? '';
  const known = Object.hasOwn(states, status) ? states[status] : undefined;
  if (known !== undefined) return known;
  // A word we have not met: paid postage says enough.
  return shipment.text('postage_purchase_date') === null ? 'UNKNOWN' : 'BOUGHT';
}

/** One object is wrapped in `shipment` or bare; a list is bare or wrapped in `shipments`. */
export function readShipments(answer: JsonNode): JsonNode[] {
  const list = answer.at('shipments').value === null ? answer : answer.at('shipments');
  return list
    .all()
    .map((item) => (item.at('shipment').value === null ? item : item.at('shipment')));
}

export function readShipment(answer: JsonNode): JsonNode {
  const [shipment] = readShipments(answer);
  if (shipment === undefined || idOf(shipment) === null) {
    throw unreadable('The answer names no shipment.');
  }
  return shipment;
}

/** The public tracking calls it `shipment_id`. Ten letters and digits, upper case. */
export function idOf(shipment: JsonNode): string | null {
  return (shipment.text('id') ?? shipment.text('shipment_id'))?.toUpperCase() ?? null;
}

/** The last mile's number once it is known: it is what the label's barcode says. */
export function trackingNumberOf(shipment: JsonNode): string {
  const code = shipment.text('carrier_tracking_code')?.replaceAll(/\s/g, '');
  return code ?? idOf(shipment) ?? '';
}

/** What a bought shipment is known by. */
export function readPurchase(shipment: JsonNode): PurchasedLabel {
  const id = idOf(shipment);
  if (id === null) throw unreadable('The shipment has no id.');
  const service = shipment.text('postage_type');
  const rate = shipment.all('rates').find((item) => item.text('postage_type') === service);
  const amountMinor =
    totalDue(shipment) ?? (rate === undefined || service === null ? null : totalDue(rate));
  return {
    carrierShipmentId: id,
    trackingNumber: trackingNumberOf(shipment),
    trackingUrl:
      shipment.text('tracking_url') ?? `https://chitchats.com/tracking/${id.toLowerCase()}`,
    // The label's addresses are signed for a while only: it is asked for by the shipment's id.
    labelLink: '',
    charged: amountMinor === null ? null : { amountMinor, currency: accountCurrency },
  };
}
