import type { LabelFormat, LabelRequest } from '../carrier.ts';
import type { XmlElement } from '../xml.ts';
import { canadianPostalCode, destination, sender } from './address.ts';
import type { CanadaPostSettings, Message } from './api.ts';
import { customsElement } from './customs.ts';
import { optionsElement } from './options.ts';
import { parcelCharacteristics } from './parcel.ts';

type Account = Pick<CanadaPostSettings, 'contractId' | 'usdPerCad'>;

/** A non-contract shipment: paid by the card of the account, and charged at once. */
export function writeNonContractShipment(request: LabelRequest, { usdPerCad }: Account): Message {
  return {
    root: 'non-contract-shipment',
    namespace: 'http://www.canadapost.ca/ws/ncshipment-v4',
    elements: [
      ['requested-shipping-point', shippingPoint(request)],
      [
        'delivery-spec',
        [
          ['service-code', request.service],
          ['sender', sender(request.from, false)],
          ['destination', destination(request.to)],
          optionsElement(request, usdPerCad),
          parcelCharacteristics(request.parcel, request.service),
          ['preferences', [['show-packing-instructions', 'false']]],
          references(request),
          customsElement(request, usdPerCad),
        ],
      ],
    ],
  };
}

/**
 * A shipment of the commercial services. With a contract it waits in its group until the end of the day;
 * without one it is transmitted, and paid by card, at once.
 */
export function writeShipment(request: LabelRequest, account: Account): Message {
  const { contractId, usdPerCad } = account;
  return {
    root: 'shipment',
    namespace: 'http://www.canadapost.ca/ws/shipment-v8',
    elements: [
      ['customer-request-id', request.reference],
      contractId === null ? ['transmit-shipment', 'true'] : ['group-id', request.manifestGroup],
      ['requested-shipping-point', shippingPoint(request)],
      ['expected-mailing-date', request.mailingDate],
      ['provide-pricing-info', 'true'],
      [
        'delivery-spec',
        [
          ['service-code', request.service],
          ['sender', sender(request.from, true)],
          ['destination', destination(request.to)],
          optionsElement(request, usdPerCad),
          parcelCharacteristics(request.parcel, request.service),
          ['print-preferences', printPreferences(request.format)],
          ['preferences', [['show-packing-instructions', 'false']]],
          references(request),
          customsElement(request, usdPerCad),
          ['settlement-info', settlement(contractId)],
        ],
      ],
    ],
  };
}

/** ZPL exists in four by six inches only. */
export function printPreferences(format: LabelFormat): XmlElement[] {
  return [
    ['output-format', format === 'PDF_LETTER' ? '8.5x11' : '4x6'],
    ['encoding', format === 'ZPL_4X6' ? 'ZPL' : 'PDF'],
  ];
}

function settlement(contractId: string | null): XmlElement[] {
  return [
    ['contract-id', contractId ?? undefined],
    ['intended-method-of-payment', contractId === null ? 'CreditCard' : 'Account'],
  ];
}

function shippingPoint({ from }: LabelRequest): string {
  return canadianPostalCode('sender.postalCode', from.postalCode);
}

function references({ reference, orderNumber }: LabelRequest): XmlElement {
  return [
    'references',
    [
      ['customer-ref-1', reference],
      ['customer-ref-2', orderNumber.slice(0, 35)],
    ],
  ];
}
