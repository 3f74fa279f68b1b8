import type { CustomsItem, LabelRequest, PostalAddress, PurchasedLabel } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { writeXml, type XmlDocument, type XmlElement } from '../xml.ts';
import { unreadable } from './messages.ts';
import { centimetres, compactPostalCode, dollars, kilograms } from './units.ts';

const namespace = 'http://www.canadapost.ca/ws/ncshipment-v4';

export type ShipmentSettings = {
  /** US dollars for one Canadian, for the customs value of goods sold in US dollars. */
  usdPerCad: number;
};

/** A non-contract shipment, its elements in the order of the schema. */
export function writeShipment(request: LabelRequest, settings: ShipmentSettings): string {
  const { parcel, from, to } = request;
  const abroad = to.country !== 'CA';
  return writeXml('non-contract-shipment', namespace, [
    ['requested-shipping-point', compactPostalCode(from.postalCode)],
    [
      'delivery-spec',
      [
        ['service-code', request.service],
        ['sender', sender(from)],
        ['destination', destination(to)],
        // Every parcel abroad must say what becomes of it when it cannot be delivered.
        ['options', abroad ? [['option', [['option-code', 'RASE']]]] : undefined],
        [
          'parcel-characteristics',
          [
            ['weight', kilograms(parcel.weightGrams)],
            [
              'dimensions',
              [
                ['length', centimetres(parcel.lengthMillimetres)],
                ['width', centimetres(parcel.widthMillimetres)],
                ['height', centimetres(parcel.heightMillimetres)],
              ],
            ],
          ],
        ],
        ['preferences', [['show-packing-instructions', 'false']]],
        [
          'references',
          [
            ['customer-ref-1', request.reference],
            ['customer-ref-2', request.orderNumber],
          ],
        ],
        ['customs', abroad ? customs(request, settings) : undefined],
      ],
    ],
  ]);
}

function sender(from: PostalAddress): XmlElement[] {
  return [
    ['name', fit('sender.name', from.name, 44)],
    ['company', fit('sender.company', from.company ?? from.name, 44)],
    ['contact-phone', fit('sender.phone', from.phone ?? '', 25)],
    [
      'address-details',
      [
        ...street('sender', from),
        ['city', fit('sender.city', from.city, 40)],
        ['prov-state', from.region],
        ['postal-zip-code', compactPostalCode(from.postalCode)],
      ],
    ],
  ];
}

function destination(to: PostalAddress): XmlElement[] {
  return [
    ['name', fit('shipTo.name', to.name, 44)],
    ['company', to.company === null ? undefined : fit('shipTo.company', to.company, 44)],
    ['client-voice-number', to.phone === null ? undefined : fit('shipTo.phone', to.phone, 25)],
    [
      'address-details',
      [
        ...street('shipTo', to),
        ['city', fit('shipTo.city', to.city, 40)],
        ['prov-state', to.region === '' ? undefined : fit('shipTo.region', to.region, 20)],
        ['country-code', to.country],
        ['postal-zip-code', postalCode(to)],
      ],
    ],
  ];
}

function postalCode(to: PostalAddress): string | undefined {
  if (to.country === 'CA') return compactPostalCode(to.postalCode);
  return to.postalCode === '' ? undefined : fit('shipTo.postalCode', to.postalCode, 14);
}

function street(owner: string, { line1, line2 }: PostalAddress): XmlElement[] {
  return [
    ['address-line-1', fit(`${owner}.line1`, line1, 44)],
    ['address-line-2', line2 === null ? undefined : fit(`${owner}.line2`, line2, 44)],
  ];
}

function customs(request: LabelRequest, settings: ShipmentSettings): XmlElement[] {
  const { currency, items } = request.contents;
  return [
    ['currency', currency],
    ['conversion-from-cad', currency === 'CAD' ? undefined : settings.usdPerCad.toFixed(6)],
    ['reason-for-export', 'SOG'],
    ['sku-list', items.map((item): XmlElement => ['item', customsItem(item)])],
    ['invoice-number', request.orderNumber.slice(-10)],
  ];
}

function customsItem(item: CustomsItem): XmlElement[] {
  return [
    ['customs-number-of-units', String(item.quantity)],
    ['customs-description', item.description.slice(0, 45)],
    ['sku', item.sku.slice(0, 15)],
    ['hs-tariff-code', tariffCode(item.hsCode)],
    ['unit-weight', kilograms(item.unitWeightGrams)],
    // The schema wants a value above zero, also for what is given away.
    ['customs-value-per-unit', dollars(Math.max(1, item.unitValueMinor))],
    ['country-of-origin', item.countryOfOrigin ?? undefined],
  ];
}

/** `852691` or `8526.91` as `8526.91`; a code of another shape is left out rather than refused. */
function tariffCode(hsCode: string | null): string | undefined {
  const digits = hsCode?.replaceAll(/\D/g, '').slice(0, 10) ?? '';
  const even = digits.slice(0, digits.length - (digits.length % 2));
  if (even.length < 4) return undefined;
  return [even.slice(0, 4), ...(even.slice(4).match(/../g) ?? [])].join('.');
}

/** The carrier cuts nothing short, so neither do we: an address that does not fit needs a person. */
function fit(field: string, value: string, maxLength: number): string {
  const text = value.replaceAll(/\s+/g, ' ').trim();
  if (text !== '' && text.length <= maxLength) return text;
  throw new CarrierError({
    carrier: 'CANADA_POST',
    kind: 'VALIDATION',
    message:
      text === ''
        ? `Canada Post needs ${field}.`
        : `Canada Post takes at most ${maxLength} characters for ${field}: "${text}".`,
    fields: [field],
  });
}

/** What creating or looking up a shipment, with or without contract, answers. */
export function readShipment({ root, node }: XmlDocument): PurchasedLabel {
  if (root !== 'non-contract-shipment-info' && root !== 'shipment-info') {
    throw unreadable(`<${root}> instead of a shipment.`);
  }
  const carrierShipmentId = node.text('shipment-id');
  const trackingNumber = node.text('tracking-pin');
  const label = node.all('links', 'link').find((link) => link.attribute('rel') === 'label');
  const labelLink = label?.attribute('href') ?? null;
  if (carrierShipmentId === null || trackingNumber === null || labelLink === null) {
    throw unreadable('The shipment lacks its id, its number or its label.');
  }
  return {
    carrierShipmentId,
    trackingNumber,
    trackingUrl: trackingUrl(trackingNumber),
    labelLink,
    charged: null,
  };
}

/** The ids of a list of shipments: the last part of each link. */
export function readShipmentIds({ node }: XmlDocument): string[] {
  return node.all('link').flatMap((link) => {
    const id = /\/ncshipment\/([^/?]+)$/.exec(link.attribute('href') ?? '')?.[1];
    return id === undefined ? [] : [id];
  });
}

/** The reference a shipment was created with, from its details. */
export function readReference({ node }: XmlDocument): string | null {
  return node.text('delivery-spec', 'references', 'customer-ref-1');
}

function trackingUrl(trackingNumber: string): string {
  return `https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=${trackingNumber}`;
}
