import { randomInt } from 'node:crypto';
import { startJourney } from '../journey.ts';
import { fits, parcelOf } from './create-shipment.ts';
import { authorizedReturn } from './day-schemas.ts';
import { type Answer, type Call, readBody } from './gateway.ts';
import { CarrierError } from './messages.ts';
import { plantOf } from './places.ts';
import { priceOf } from './price.ts';
import { namespaces } from './request-schemas.ts';
import { serviceOf } from './services.ts';
import { encodingOf, labelKey } from './shipment-xml.ts';
import type { Shipment, Shipments } from './shipments.ts';
import { trackingPin } from './tracking-pin.ts';
import { child, documentOf, el, emptyEl, textAt, type XmlNode } from './xml.ts';

/** A label from a customer to the merchant, which costs nothing until it is used. */
export function createReturn(
  shipments: Shipments,
  call: Call,
  body: string,
  nowMs: number,
): Answer {
  const { mailedBy = '', mobo = mailedBy } = call.params;
  const root = readBody(call, body, 'authorized-return', authorizedReturn, namespaces.authreturn);
  const code = textAt(root, 'service-code');
  const service = serviceOf(code);
  if (service?.area !== 'CA')
    throw new CarrierError(400, '10028', `The service code ${code} is not valid for returns.`);
  const postal = (party: string) => textAt(root, party, 'domestic-address', 'postal-code');
  const from = plantOf('CA', postal('returner'));
  const to = plantOf('CA', postal('receiver'));
  if (!from || !to)
    throw new CarrierError(400, '9111', 'The postal code does not match the address.');
  const parcel = parcelOf(child(root, 'parcel-characteristics'));
  if (!fits(parcel, service.maxGrams))
    throw new CarrierError(400, '9111', 'The parcel is too large or too heavy for this service.');
  const mailingDate = new Date(nowMs).toISOString().slice(0, 10);
  const made: Shipment = shipments.put({
    id: `${randomInt(100_000_000, 999_999_999)}${randomInt(100_000_000, 999_999_999)}`,
    pin: trackingPin(mobo, shipments.nextNumber(nowMs)),
    kind: 'return',
    ...{ mailedBy, mobo, status: 'transmitted', groupId: undefined, manifestId: undefined },
    customerRequestId: '',
    serviceCode: service.code,
    optionCodes: ['DC'],
    deliverySpec: specOf(root),
    shippingPoint: postal('returner'),
    price: priceOf({
      ...{ service, from, to, parcel, mailingDate },
      optionCodes: [],
      commercial: true,
    }),
    ...{ from, to, createdAtMs: nowMs, journey: startJourney(nowMs), refundTicket: undefined },
  });
  return { body: returnInfo(call, made) };
}

function returnInfo({ base }: Call, made: Shipment): string {
  return documentOf(
    'authorized-return-info',
    namespaces.authreturn,
    el('tracking-pin', made.pin),
    el(
      'links',
      emptyEl('link', {
        rel: 'returnLabel',
        href: `${base}/rs/artifact/${labelKey(made)}/${made.id}/0`,
        'media-type': encodingOf(made) === 'ZPL' ? 'application/zpl' : 'application/pdf',
        index: '0',
      }),
    ),
  );
}

/** The return in the words of a shipment, for its label and its tracking. */
function specOf(root: XmlNode): XmlNode {
  const node = (name: string, ...children: XmlNode[]): XmlNode => ({ name, text: '', children });
  const leaf = (name: string, text: string): XmlNode => ({ name, text, children: [] });
  const party = (name: string, from: string) => {
    const at = (field: string) => textAt(root, from, 'domestic-address', field);
    return node(
      name,
      leaf('name', textAt(root, from, 'name')),
      leaf('company', textAt(root, from, 'company')),
      node(
        'address-details',
        leaf('address-line-1', at('address-line-1')),
        leaf('address-line-2', at('address-line-2')),
        leaf('city', at('city')),
        leaf('prov-state', at('province')),
        leaf('country-code', 'CA'),
        leaf('postal-zip-code', at('postal-code')),
      ),
    );
  };
  const kept = ['references', 'print-preferences'].flatMap((name) => child(root, name) ?? []);
  return node(
    'delivery-spec',
    party('sender', 'returner'),
    party('destination', 'receiver'),
    ...kept,
  );
}
