import { localTime } from './calendar.ts';
import { describe, signatureCode, type TrackingEvent } from './events.ts';
import { officeOf } from './post-offices.ts';
import { namespaces } from './request-schemas.ts';
import { serviceOf } from './services.ts';
import { referenceOf } from './shipment-xml.ts';
import type { Shipment } from './shipments.ts';
import { documentOf, el, type Markup, textAt } from './xml.ts';

/** A shipment and what was scanned of it by now, oldest first. */
export interface Tracked {
  shipment: Shipment;
  events: TrackingEvent[];
}

export function trackingDetail({ shipment, events }: Tracked, french: boolean): string {
  const service = serviceOf(shipment.serviceCode);
  const names = [service?.name ?? '', service?.nameFr ?? ''];
  const signed = events.some(({ code }) => code === signatureCode);
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
      events.toReversed().map((event) => occurrence(event, french)),
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
  const office = event.state === 'available_for_pickup' ? officeOf(event.place) : undefined;
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
    // The office where it waits, without the zeros before its number.
    el('event-retail-location-id', office ? String(Number(office.id)) : ''),
    el('event-retail-name', office?.name ?? ''),
  );
}

export function trackingSummary(found: Tracked[], french: boolean): string {
  return documentOf(
    'tracking-summary',
    namespaces.track,
    found.map((tracked) => pinSummary(tracked, french)),
  );
}

function pinSummary({ shipment, events }: Tracked, french: boolean): Markup {
  const service = serviceOf(shipment.serviceCode);
  const last = events.findLast(({ code }) => code !== signatureCode);
  const at = last && localTime(last.atMs, last.place.timeZone);
  const dateOf = (state: TrackingEvent['state']) => {
    const event = events.find((candidate) => candidate.state === state);
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
    el('signatory-name', events.at(-1)?.signatory ?? ''),
  );
}

function summaryType(state: TrackingEvent['state']): string {
  if (state === 'delivered') return 'DELIVERED';
  if (state === 'out_for_delivery') return 'OUT';
  return state === 'order_received' || state === 'accepted' ? 'INDUCTION' : 'INFO';
}

const destinationPostal = ({ deliverySpec }: Shipment): string =>
  textAt(deliverySpec, 'destination', 'address-details', 'postal-zip-code').replaceAll(' ', '');
