import type { LivedStep } from '../parcel-life.ts';
import { feesOf, ratesFor, showRate } from './rates.ts';
import { labelUrls } from './signed-urls.ts';
import { type Clock, isBought, isReceived, statusOf, stepsOf } from './states.ts';
import type { Batch, Shipment } from './store.ts';
import { dateText, timeText } from './times.ts';

const noFees = {
  purchase_amount: null,
  provincial_tax: null,
  provincial_tax_label: null,
  federal_tax: null,
  federal_tax_label: null,
  postage_fee: null,
  insurance_fee: null,
  delivery_fee: null,
  tariff_fee: null,
};

/** A shipment as lists show it. */
export function showShipment(shipment: Shipment, clock: Clock, base: string) {
  const { id, given } = shipment;
  const bought = isBought(shipment, clock.nowMs);
  const rate = ratesFor(given).find(({ postageType }) => postageType === shipment.postageType);
  const drawn = bought && shipment.refundAskedAtMs === null;
  const urls = labelUrls(base, 'shipments', id.toLowerCase(), clock.nowMs);
  return {
    id,
    status: statusOf(shipment, clock),
    batch_id: shipment.batchId,
    to_name: given.name,
    to_address_1: given.address_1,
    to_address_2: given.address_2 || null,
    to_city: given.city,
    to_province_code: given.province_code || null,
    to_postal_code: given.postal_code || null,
    to_country_code: given.country_code,
    to_phone: given.phone || null,
    to_email: given.email || null,
    return_name: 'CHIT CHATS',
    return_address_1: '1250 W GEORGIA ST',
    return_address_2: null,
    return_city: 'BLAINE',
    return_province_code: 'WA',
    return_postal_code: '98230',
    return_country_code: 'US',
    return_phone: null,
    package_contents: given.package_contents,
    description: given.description,
    value: given.value,
    value_currency: given.value_currency.toUpperCase(),
    order_id: given.order_id || null,
    order_store: given.order_store || null,
    package_type: given.package_type,
    size_unit: given.size_unit,
    ...{ size_x: given.size_x, size_y: given.size_y, size_z: given.size_z },
    ...{ weight_unit: given.weight_unit, weight: given.weight },
    is_insured: bought && given.insurance_requested,
    is_insurance_requested: given.insurance_requested,
    is_signature_requested: given.signature_requested,
    is_delivery_duties_paid_requested: given.duties_paid_requested,
    postage_type: shipment.postageType,
    carrier: bought ? shipment.carrier : null,
    carrier_tracking_code: bought ? shipment.trackingCode : null,
    tracking_url: `${base}/tracking/${id.toLowerCase()}`,
    ship_date: given.ship_date === 'today' ? dateText(shipment.createdAtMs) : given.ship_date,
    ...(bought && rate ? feesOf(rate) : noFees),
    estimated_delivery_at: null,
    postage_purchase_date:
      bought && shipment.boughtAtMs !== null ? timeText(shipment.boughtAtMs) : null,
    created_at: timeText(shipment.createdAtMs),
    updated_at: timeText(lastChangeMs(shipment, clock)),
    postage_label_png_url: drawn ? urls.png : null,
    postage_label_pdf_url: drawn ? urls.pdf : null,
    postage_label_zpl_url: drawn ? urls.zpl : null,
  };
}

/** A single shipment adds its rates, its events and its lines. */
export function showDetails(shipment: Shipment, clock: Clock, base: string) {
  const { given } = shipment;
  return {
    shipment: {
      ...showShipment(shipment, clock, base),
      rates: ratesFor(given).map((rate) => showRate(rate, given.insurance_requested)),
      tracking_events: eventsOf(shipment, clock),
      line_items: given.line_items,
    },
  };
}

/** What anybody may read of a parcel. */
export function showTracking(shipment: Shipment, clock: Clock) {
  const { id, given } = shipment;
  const last = stepsOf(shipment, clock).at(-1);
  const resolution = last && resolutions[last.state];
  return {
    shipment: {
      shipment_id: id,
      to_city: given.city,
      to_province_code: given.province_code || null,
      to_country_code: given.country_code,
      resolution: resolution ?? null,
      resolution_description: resolution ? titles[last.state] : null,
      resolved_at: resolution ? timeText(last.atMs) : null,
      carrier: shipment.carrier,
      carrier_tracking_code: shipment.trackingCode,
      estimated_delivery_at: null,
      tracking_events: eventsOf(shipment, clock).map(({ type: _, ...event }) => event),
    },
  };
}

/** Parcels on their way back, and those that came back. */
export function showReturn(shipment: Shipment, clock: Clock) {
  const steps = stepsOf(shipment, clock);
  const first = steps.find(({ state }) => state === 'return_to_sender');
  const last = steps.findLast(({ state }) => state === 'return_to_sender' || state === 'returned');
  if (first === undefined || last === undefined) return [];
  const { id, given } = shipment;
  return [
    {
      id: `R${id.slice(1)}`,
      status: last.state === 'returned' ? 'ready' : 'on_hold',
      created_at: timeText(first.atMs),
      updated_at: timeText(last.atMs),
      resolution: null,
      resolved_at: null,
      original_shipment: {
        ...{ id, order_reference: given.order_id || null, to_name: given.name },
        ...{ to_street: given.address_1, to_city: given.city },
        customs_description: given.description,
        created_at: timeText(shipment.createdAtMs),
      },
    },
  ];
}

/** Pending while empty or while a parcel has no postage, received with the first parcel that is. */
export function showBatch(batch: Batch, inside: Shipment[], clock: Clock, base: string) {
  const received = inside.some((shipment) => isReceived(shipment, clock));
  const ready = inside.length > 0 && inside.every((item) => isBought(item, clock.nowMs));
  const urls = labelUrls(base, 'client_batches', String(batch.id), clock.nowMs);
  return {
    id: batch.id,
    status: received ? 'received' : ready ? 'ready' : 'pending',
    description: batch.description,
    created_at: timeText(batch.createdAtMs),
    ...(received
      ? {}
      : { label_png_url: urls.png, label_pdf_url: urls.pdf, label_zpl_url: urls.zpl }),
  };
}

const titles: Record<LivedStep['state'], string> = {
  order_received: 'Postage purchased',
  accepted: 'Received by Chit Chats',
  in_transit: 'Released to carrier',
  arrived: 'Arrived at carrier facility',
  out_for_delivery: 'Out for delivery',
  delivered: 'Delivered',
  available_for_pickup: 'Available for pickup at post office',
  exception: 'Delivery attempted, no one home',
  return_to_sender: 'Being returned to sender',
  returned: 'Returned to sender',
};

const resolutions: Partial<Record<LivedStep['state'], string>> = {
  delivered: 'delivered',
  exception: 'exception',
  return_to_sender: 'returned',
  returned: 'returned',
};

const types: Partial<Record<LivedStep['state'], string>> = {
  order_received: 'buy_shipment_postage',
  accepted: 'receive_shipment',
};

/** Newest first. Scans of the last mile have words only. */
function eventsOf(shipment: Shipment, clock: Clock) {
  const steps = stepsOf(shipment, clock).map(({ state, atMs }) => ({
    type: types[state] ?? null,
    title: titles[state],
    subtitle: null,
    location_description: state === 'order_received' ? null : shipment.given.city.toUpperCase(),
    created_at: timeText(atMs),
    status: null,
  }));
  const created = {
    type: 'create_shipment',
    title: 'Shipment created',
    ...{ subtitle: null, location_description: null },
    created_at: timeText(Math.min(shipment.createdAtMs, shipment.journey.startedMs)),
    status: null,
  };
  return [created, ...steps].reverse();
}

function lastChangeMs(shipment: Shipment, clock: Clock): number {
  const { createdAtMs, boughtAtMs, refundAskedAtMs } = shipment;
  const lived = stepsOf(shipment, clock).at(-1)?.atMs;
  return refundAskedAtMs ?? lived ?? boughtAtMs ?? createdAtMs;
}
