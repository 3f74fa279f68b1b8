import type { LabelRequest, Purchase } from '../carrier.ts';
import { domesticAddress } from './address.ts';
import type { Api, CanadaPostSettings, Message } from './api.ts';
import { parcelCharacteristics } from './parcel.ts';
import { fit } from './refusal.ts';
import { readShipment } from './shipment.ts';
import { printPreferences } from './write-shipment.ts';

/**
 * A label from a customer in Canada to us. It is charged when it is used and not when it is made, so
 * one that was made twice costs nothing.
 */
export async function buyReturnLabel(
  { order }: Api,
  settings: CanadaPostSettings,
  request: LabelRequest,
): Promise<Purchase> {
  const { customerNumber: customer } = settings;
  const path = `/rs/${customer}/${customer}/authorizedreturn`;
  const message = writeReturn(request, settings);
  const call = { method: 'POST', path, type: 'authreturn', message } as const;
  return { ...readShipment(await order({ ...call, operation: 'returnLabel' })), label: null };
}

function writeReturn(request: LabelRequest, { contractId }: CanadaPostSettings): Message {
  const { from, to } = request;
  const contract = contractId ?? undefined;
  return {
    root: 'authorized-return',
    namespace: 'http://www.canadapost.ca/ws/authreturn-v2',
    elements: [
      ['service-code', request.service],
      [
        'returner',
        [
          ['name', fit('sender.name', from.name, 44)],
          ['company', from.company === null ? undefined : fit('sender.company', from.company, 44)],
          ['domestic-address', domesticAddress('sender', from)],
        ],
      ],
      [
        'receiver',
        [
          ['name', fit('shipTo.name', to.name, 44)],
          ['company', to.company === null ? undefined : fit('shipTo.company', to.company, 44)],
          ['domestic-address', domesticAddress('shipTo', to)],
        ],
      ],
      parcelCharacteristics(request.parcel, request.service),
      ['print-preferences', printPreferences(request.format)],
      ['settlement-info', contract === undefined ? undefined : [['contract-id', contract]]],
      [
        'references',
        [
          ['customer-ref-1', request.reference],
          ['customer-ref-2', request.orderNumber.slice(0, 35)],
        ],
      ],
    ],
  };
}
