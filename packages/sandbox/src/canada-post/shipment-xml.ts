import type { Adjustment, Price } from './price.ts';
import { namespaces } from './request-schemas.ts';
import { serviceOf } from './services.ts';
import type { Shipment } from './shipments.ts';
import { child, documentOf, echo, el, emptyEl, type Markup, textAt } from './xml.ts';

export const mediaTypes = {
  contract: 'application/vnd.cpc.shipment-v8+xml',
  'non-contract': 'application/vnd.cpc.ncshipment-v4+xml',
  return: 'application/vnd.cpc.authreturn-v2+xml',
};

const prefixes = {
  contract: 'shipment',
  'non-contract': 'non-contract-shipment',
  return: 'authorized-return',
};
const namespaceOf = ({ kind }: Shipment): string =>
  kind === 'contract' ? namespaces.shipment : namespaces.ncshipment;

export const dollars = (cents: number): string => (cents / 100).toFixed(2);
const kilograms = (grams: number): string => (grams / 1_000).toFixed(3);

/** The address of a shipment, below which its documents lie. */
export function shipmentUrl(base: string, { kind, mailedBy, mobo, id }: Shipment): string {
  return kind === 'contract'
    ? `${base}/rs/${mailedBy}/${mobo}/shipment/${id}`
    : `${base}/rs/${mailedBy}/ncshipment/${id}`;
}

export function encodingOf({ deliverySpec }: Shipment): 'PDF' | 'ZPL' {
  return textAt(deliverySpec, 'print-preferences', 'encoding') === 'ZPL' ? 'ZPL' : 'PDF';
}

/** The answer to a creation: ids, price when it was asked for, and links. */
export function shipmentInfo(base: string, shipment: Shipment, withPrice: boolean): string {
  const contract = shipment.kind === 'contract';
  return documentOf(
    `${prefixes[shipment.kind]}-info`,
    namespaceOf(shipment),
    shipment.customerRequestId ? el('customer-request-id', shipment.customerRequestId) : undefined,
    el('shipment-id', shipment.id),
    contract ? el('shipment-status', shipment.status) : undefined,
    el('tracking-pin', shipment.pin),
    contract && withPrice ? priceElement(shipment) : undefined,
    links(base, shipment),
  );
}

function links(base: string, shipment: Shipment): Markup {
  const self = shipmentUrl(base, shipment);
  const media = mediaTypes[shipment.kind];
  const link = (rel: string, href: string, type: string, index?: string) =>
    emptyEl('link', { rel, href, 'media-type': type, ...(index && { index }) });
  const labelType = encodingOf(shipment) === 'ZPL' ? 'application/zpl' : 'application/pdf';
  const contract = shipment.kind === 'contract';
  return el(
    'links',
    link('self', self, media),
    link('details', `${self}/details`, media),
    contract ? link('price', `${self}/price`, media) : undefined,
    hasReceipt(shipment) ? link('receipt', `${self}/receipt`, media) : undefined,
    !contract || shipment.status === 'transmitted'
      ? link('refund', `${self}/refund`, media)
      : undefined,
    contract && shipment.groupId
      ? link(
          'group',
          `${base}/rs/${shipment.mailedBy}/${shipment.mobo}/shipment?groupId=${encodeURIComponent(shipment.groupId)}`,
          media,
        )
      : undefined,
    link('label', `${base}/rs/artifact/${labelKey(shipment)}/${shipment.id}/0`, labelType, '0'),
  );
}

/** The part of a label's address that cannot be guessed from the shipment's id. */
export function labelKey({ id, pin }: Shipment): string {
  return (BigInt(id) ^ (BigInt(pin) << 7n)).toString(16).padStart(16, '0').slice(-16);
}

/** Contract shipments have a receipt only when a card paid them. */
export function hasReceipt({ kind, deliverySpec }: Shipment): boolean {
  const method = textAt(deliverySpec, 'settlement-info', 'intended-method-of-payment');
  return kind === 'non-contract' || method === 'CreditCard';
}

export function shipmentPrice(shipment: Shipment): string {
  return documentOf('shipment-price', namespaces.shipment, priceParts(shipment));
}

const priceElement = (shipment: Shipment): Markup => el('shipment-price', priceParts(shipment));

function priceParts({ price, serviceCode }: Shipment): Markup[] {
  const service = serviceOf(serviceCode);
  return [
    el('service-code', serviceCode),
    el('base-amount', dollars(price.baseCents)),
    pricedOptions(price),
    adjustments(price.adjustments),
    ...taxElements(price),
    el('due-amount', dollars(price.dueCents)),
    el(
      'service-standard',
      el('am-delivery', service?.morning ?? false),
      el('guaranteed-delivery', service?.guaranteed ?? false),
      el('expected-transmit-time', price.transitDays),
      el('expected-delivery-date', price.expectedDelivery),
    ),
    el('rated-weight', kilograms(price.ratedGrams)),
  ];
}

const taxElements = (price: Price): Markup[] => [
  el('pre-tax-amount', dollars(price.preTaxCents)),
  el('gst-amount', dollars(price.gstCents)),
  el('pst-amount', dollars(price.pstCents)),
  el('hst-amount', dollars(price.hstCents)),
];

function pricedOptions({ options }: Price): Markup {
  const option = ({ code, cents }: Price['options'][number]) =>
    el('priced-option', el('option-code', code), el('option-price', dollars(cents)));
  return el('priced-options', options.map(option));
}

function adjustments(list: Adjustment[]): Markup {
  const adjustment = ({ code, cents }: Adjustment) =>
    el('adjustment', el('adjustment-code', code), el('adjustment-amount', dollars(cents)));
  return el('adjustments', list.map(adjustment));
}

export function shipmentReceipt(shipment: Shipment): string {
  const { price } = shipment;
  const service = serviceOf(shipment.serviceCode);
  const card = el(
    'cc-receipt-details',
    el('merchant-name', 'Canada Post Corporation'),
    el('merchant-url', 'canadapost.ca'),
    el('name-on-card', 'TEST CARDHOLDER'),
    el('auth-code', shipment.id.slice(0, 6)),
    el('auth-timestamp', new Date(shipment.createdAtMs).toISOString()),
    el('card-type', 'VIS'),
    el('charge-amount', dollars(price.dueCents)),
    el('currency', 'CAD'),
    el('transaction-type', 'Sale'),
  );
  if (shipment.kind === 'contract')
    return documentOf('shipment-receipt', namespaces.shipment, card);
  return documentOf(
    'non-contract-shipment-receipt',
    namespaces.ncshipment,
    el('final-shipping-point', shipment.shippingPoint),
    el('shipping-point-name', shipment.from.city),
    el('shipping-point-id', '0001'),
    el('mailed-by-customer', shipment.mailedBy),
    el('service-code', shipment.serviceCode),
    el('rated-weight', kilograms(price.ratedGrams)),
    el('base-amount', dollars(price.baseCents)),
    taxElements(price),
    pricedOptions(price),
    adjustments(price.adjustments),
    card,
    el(
      'service-standard',
      el('am-delivery', service?.morning ?? false),
      el('guaranteed-delivery', service?.guaranteed ?? false),
      el('expected-transit-time', price.transitDays),
      el('expected-delivery-date', price.expectedDelivery),
    ),
  );
}

export function shipmentDetails(shipment: Shipment): string {
  const spec = echo(shipment.deliverySpec);
  const ticket =
    shipment.refundTicket && el('refund-request-info', ticketParts(shipment.refundTicket));
  const point = el('final-shipping-point', shipment.shippingPoint);
  const pin = el('tracking-pin', shipment.pin);
  if (shipment.kind === 'non-contract')
    return documentOf(
      'non-contract-shipment-details',
      namespaces.ncshipment,
      point,
      pin,
      spec,
      ticket,
    );
  const group = shipment.groupId ? el('group-id', shipment.groupId) : el('transmit-shipment', true);
  return documentOf(
    'shipment-details',
    namespaces.shipment,
    shipment.customerRequestId ? el('customer-request-id', shipment.customerRequestId) : undefined,
    el('shipment-status', shipment.status),
    point,
    pin,
    el('shipment-detail', group, spec, ticket),
  );
}

const ticketParts = ({ id, date }: { id: string; date: string }): Markup[] => [
  el('service-ticket-date', date),
  el('service-ticket-id', id),
];

export function refundInfo({ kind }: Shipment, ticket: { id: string; date: string }): string {
  const namespace = kind === 'contract' ? namespaces.shipment : namespaces.ncshipment;
  return documentOf(`${prefixes[kind]}-refund-request-info`, namespace, ticketParts(ticket));
}

/** A list of shipments is a list of links. */
export function shipmentList(base: string, kind: Shipment['kind'], found: Shipment[]): string {
  const namespace = kind === 'contract' ? namespaces.shipment : namespaces.ncshipment;
  const link = (shipment: Shipment) =>
    emptyEl('link', {
      rel: 'shipment',
      href: shipmentUrl(base, shipment),
      'media-type': mediaTypes[kind],
    });
  return documentOf(`${prefixes[kind]}s`, namespace, found.map(link));
}

export function referenceOf(
  { deliverySpec }: Shipment,
  name: 'customer-ref-1' | 'customer-ref-2',
): string {
  return textAt(child(deliverySpec, 'references'), name);
}
