import { randomInt } from 'node:crypto';
import { startJourney } from '../journey.ts';
import { CarrierError } from './messages.ts';
import { plantOf } from './places.ts';
import { type Parcel, priceOf } from './price.ts';
import { type Area, lengthPlusGirthCm, longestSideCm, optionOf, serviceOf } from './services.ts';
import type { Shipment, Shipments } from './shipments.ts';
import { trackingPin } from './tracking-pin.ts';
import { child, textAt, type XmlNode } from './xml.ts';

interface Origin {
  kind: Exclude<Shipment['kind'], 'return'>;
  mailedBy: string;
  mobo: string;
}

/** Makes a shipment from a document that already follows its schema. */
export function createShipment(
  shipments: Shipments,
  root: XmlNode,
  { kind, mailedBy, mobo }: Origin,
  nowMs: number,
): Shipment {
  const spec = child(root, 'delivery-spec') as XmlNode;
  const groupId = child(root, 'group-id')?.text;
  const transmits = child(root, 'transmit-shipment') !== undefined;
  if (kind === 'contract' && transmits === (groupId !== undefined))
    throw new CarrierError(
      400,
      'Server',
      'cvc-particle 3.1: exactly one of group-id and transmit-shipment must be given.',
    );
  const sender = child(spec, 'sender', 'address-details');
  const destination = child(spec, 'destination', 'address-details');
  const shippingPoint =
    textAt(root, 'requested-shipping-point') || textAt(sender, 'postal-zip-code') || '';
  const country = textAt(destination, 'country-code').toUpperCase();
  const from = plantOf('CA', shippingPoint);
  const to = plantOf(country, textAt(destination, 'postal-zip-code'));
  if (!from)
    throw new CarrierError(400, '9111', `The origin postal code ${shippingPoint} is not in use.`);
  if (!to)
    throw new CarrierError(400, '9111', 'The destination postal code does not match the address.');
  const service = checkService(textAt(spec, 'service-code'), country);
  const parcel = parcelOf(child(spec, 'parcel-characteristics'));
  checkSize(parcel, service.maxGrams);
  checkDestination(destination, country);
  const optionCodes = optionsOf(spec);
  if (country !== 'CA') checkExport(spec, optionCodes, parcel);
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const mailingDate = textAt(root, 'expected-mailing-date') || today;
  const price = priceOf({
    service,
    from,
    to,
    parcel,
    optionCodes,
    commercial: kind === 'contract',
    mailingDate,
  });
  return shipments.put({
    id: `${randomInt(100_000_000, 999_999_999)}${randomInt(100_000_000, 999_999_999)}`,
    pin: trackingPin(mobo, shipments.nextNumber(nowMs)),
    kind,
    mailedBy,
    mobo,
    status: kind === 'contract' && !transmits ? 'created' : 'transmitted',
    groupId,
    manifestId: undefined,
    customerRequestId: textAt(root, 'customer-request-id'),
    serviceCode: service.code,
    optionCodes: price.options.map(({ code }) => code),
    deliverySpec: spec,
    shippingPoint,
    price,
    from,
    to,
    createdAtMs: nowMs,
    journey: startJourney(nowMs),
    refundTicket: undefined,
  });
}

function checkService(code: string, country: string) {
  const service = serviceOf(code);
  if (!service) throw new CarrierError(400, '10028', `The service code ${code} is not valid.`);
  const area: Area = country === 'CA' || country === 'US' ? country : 'INT';
  if (service.area !== area)
    throw new CarrierError(
      400,
      '8534',
      `The service ${code} is not available to the country ${country}.`,
    );
  return service;
}

/** The weight in grams and the sides, longest first. */
export function parcelOf(characteristics: XmlNode | undefined): Parcel {
  const side = (name: string) => Number(textAt(characteristics, 'dimensions', name));
  const hasSides = child(characteristics, 'dimensions') !== undefined;
  return {
    grams: Math.round(Number(textAt(characteristics, 'weight')) * 1_000),
    sidesCm: hasSides ? [side('length'), side('width'), side('height')] : undefined,
  };
}

export function fits({ grams, sidesCm }: Parcel, maxGrams: number): boolean {
  if (grams > maxGrams) return false;
  const [longest = 0, second = 0, third = 0] = (sidesCm ?? []).toSorted((a, b) => b - a);
  return longest <= longestSideCm && longest + 2 * (second + third) <= lengthPlusGirthCm;
}

function checkSize(parcel: Parcel, maxGrams: number): void {
  if (!fits(parcel, maxGrams))
    throw new CarrierError(
      400,
      '9111',
      `The parcel is too large or too heavy for this service: at most ${maxGrams / 1_000} kg, ${longestSideCm} cm long and ${lengthPlusGirthCm} cm in length and girth.`,
    );
}

function checkDestination(destination: XmlNode | undefined, country: string): void {
  const domestic = country === 'CA';
  if (domestic && !/^[A-Z]\d[A-Z] ?\d[A-Z]\d$/.test(textAt(destination, 'postal-zip-code')))
    throw new CarrierError(400, '1156', 'The destination postal code is missing or not valid.');
  if ((domestic || country === 'US') && !textAt(destination, 'city'))
    throw new CarrierError(400, '1157', 'The destination city is missing.');
  if ((domestic || country === 'US') && !textAt(destination, 'prov-state'))
    throw new CarrierError(400, '1159', 'The destination province or state is missing.');
}

function optionsOf(spec: XmlNode): string[] {
  const codes = (child(spec, 'options')?.children ?? []).map((option) =>
    textAt(option, 'option-code'),
  );
  const unknown = codes.find((code) => !optionOf(code));
  if (unknown)
    throw new CarrierError(400, '9112', `The option ${unknown} is not valid for this service.`);
  return codes;
}

function checkExport(spec: XmlNode, optionCodes: string[], parcel: Parcel): void {
  if (!optionCodes.some((code) => ['RASE', 'RTS', 'ABAN'].includes(code)))
    throw new CarrierError(
      400,
      '8718',
      'A non-delivery instruction is required for this destination.',
    );
  const customs = child(spec, 'customs');
  if (!customs)
    throw new CarrierError(400, '1459', 'Customs information is required for this destination.');
  const items = child(customs, 'sku-list')?.children ?? [];
  const kilograms = items.reduce(
    (sum, item) =>
      sum + Number(textAt(item, 'unit-weight')) * Number(textAt(item, 'customs-number-of-units')),
    0,
  );
  if (Math.round(kilograms * 1_000) > parcel.grams)
    throw new CarrierError(
      400,
      '2700',
      'The total weight of the items is greater than the weight of the parcel.',
    );
}
