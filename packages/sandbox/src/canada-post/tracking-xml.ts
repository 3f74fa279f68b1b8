import { localTime } from './calendar.ts';
import { describe, type TrackingEvent } from './journey.ts';
import { namespaces } from './request-schemas.ts';
import { serviceOf } from './services.ts';
import { referenceOf } from './shipment-xml.ts';
import type { Shipment } from './shipments.ts';
import { documentOf, el, type Markup, textAt } from './xml.ts';

export function trackingDetail(shipment: Shipment, french: boolean): string {
  const service = serviceOf(shipment.serviceCode);
  const names = [service?.name ?? '', service?.nameFr ?? ''];
  const signed = shipment.events.some(({ code }) => code === '20');
  return documentOf(
    'tracking-detail',
    namespaces.track,
    el('pin', shipment.pin),
    el('active-exists', '1'),
    el('archive-exists'),
    el('changed-expected-date'),
    el('destination-postal-id', destinationPostal(shipment)),
    el('expected-delivery-date', shipment.price.expectedDelivery),
    el('changed-expected-delivery-reason'),
    el('mailed-by-customer-number', shipment.mailedBy.padStart(10, '0')),
    el('mailed-on-behalf-of-customer-number', shipment.mobo.padStart(10, '0')),
    el('original-pin'),
    el('service-name', french ? names[1] : names[0]),
    el('service-name-2', french ? names[0] : names[1]),
    el('customer-ref-1', referenceOf(shipment, 'customer-ref-1')),
    el('customer-ref-2', referenceOf(shipment, 'customer-ref-2')),
    el('return-pin'),
    el('signature-image-exists', signed),
    el('suppress-signature', false),
    deliveryOptions(shipment, french),
    // Newest first; what happened at the same time keeps its order backwards too.
    el(
      'significant-events',
      shipment.events.toReversed().map((event) => occurrence(event, french)),
    ),
  );
}

function deliveryOptions({ optionCodes }: Shipment, french: boolean): Markup {
  const item = (code: string, description: string) =>
    el('item', el('delivery-option', code), el('delivery-option-description', description));
  const signature = french ? 'Signature exigée' : 'Signature Required';
  return el(
    'delivery-options',
    optionCodes.includes('SO') ? item('CH_SGN_OPTION', signature) : item('', ''),
  );
}

function occurrence(event: TrackingEvent, french: boolean): Markup {
  const local = localTime(event.atMs, event.place.timeZone);
  return el(
    'occurrence',
    el('event-identifier', event.code),
    el('event-date', local.date),
    el('event-time', local.time),
    el('event-time-zone', local.zone),
    el('event-description', describe(event.code, french)),
    el('signatory-name', event.signatory),
    el('event-site', event.place.city),
    el('event-province', event.place.province),
    el('event-retail-location-id'),
    el('event-retail-name'),
  );
}

export function trackingSummary(found: Shipment[], french: boolean): string {
  return documentOf(
    'tracking-summary',
    namespaces.track,
    found.map((shipment) => pinSummary(shipment, french)),
  );
}

function pinSummary(shipment: Shipment, french: boolean): Markup {
  const service = serviceOf(shipment.serviceCode);
  const last = shipment.events.findLast(({ code }) => code !== '20');
  const at = last && localTime(last.atMs, last.place.timeZone);
  const dateOf = (state: TrackingEvent['state']) => {
    const event = shipment.events.find((candidate) => candidate.state === state);
    return event ? localTime(event.atMs, event.place.timeZone).date : '';
  };
  const compact = (value = '') => value.replaceAll(/[-:]/g, '');
  return el(
    'pin-summary',
    el('pin', shipment.pin),
    el('origin-postal-id', shipment.shippingPoint),
    el('destination-postal-id', destinationPostal(shipment)),
    el(
      'destination-province',
      textAt(shipment.deliverySpec, 'destination', 'address-details', 'prov-state'),
    ),
    el('service-name', french ? service?.nameFr : service?.name),
    el('mailed-on-date', dateOf('accepted')),
    el('expected-delivery-date', shipment.price.expectedDelivery),
    el('actual-delivery-date', dateOf('delivered')),
    el('delivery-option-completed-ind', ''),
    el('event-date-time', at ? `${compact(at.date)}:${compact(at.time)}` : ''),
    el('event-description', last ? describe(last.code, french) : ''),
    el('attempted-date', ''),
    el('customer-ref-1', referenceOf(shipment, 'customer-ref-1')),
    el('customer-ref-2', referenceOf(shipment, 'customer-ref-2')),
    el('return-pin', ''),
    el('event-type', last ? summaryType(last.state) : ''),
    el('event-location', last ? `${last.place.city}, ${last.place.province}` : ''),
    el('signatory-name', shipment.events.at(-1)?.signatory ?? ''),
  );
}

function summaryType(state: TrackingEvent['state']): string {
  if (state === 'delivered') return 'DELIVERED';
  if (state === 'out_for_delivery') return 'OUT';
  return state === 'order_received' || state === 'accepted' ? 'INDUCTION' : 'INFO';
}

const destinationPostal = ({ deliverySpec }: Shipment): string =>
  textAt(deliverySpec, 'destination', 'address-details', 'postal-zip-code').replaceAll(' ', '');
