import type { Pickup, PickupRequest } from '../carrier.ts';
import type { JsonNode } from '../json.ts';
import { refused, unreadable } from './errors.ts';
import { appointmentAt } from './origin-time.ts';
import { fit, writeParty } from './party.ts';

/** The courier is told of the day's parcels as one shipment of the product most are sent by. */
export function writePickup(request: PickupRequest, accountNumber: string, now: Date) {
  const { contact, from } = request;
  const caller = { ...from, name: contact.name, phone: contact.phone, email: contact.email };
  const accounts = [{ typeCode: 'shipper', number: accountNumber }];
  const readyAt = clock('readyAt', request.readyAt);
  const closesAt = clock('closesAt', request.closesAt);
  if (closesAt <= readyAt)
    throw refused('closesAt', 'The place closes before the parcels are ready.');
  const place = request.instructions.replaceAll('_', ' ').trim();
  return {
    plannedPickupDateAndTime: appointmentAt(request.date, readyAt, from, now),
    closeTime: closesAt,
    ...(place === '' ? {} : { location: fit('instructions', place, 80) }),
    locationType: 'business',
    accounts,
    remark: fit('reference', request.reference, 35),
    customerDetails: { shipperDetails: writeParty('from', caller) },
    shipmentDetails: [
      {
        productCode: 'P',
        accounts,
        isCustomsDeclarable: false,
        unitOfMeasurement: 'metric',
        packages: packages(request),
      },
    ],
  };
}

/** Parcels of the same weight: only their number and the sum are known. */
function packages({ parcelCount, weightGrams }: PickupRequest) {
  if (!Number.isInteger(parcelCount) || parcelCount < 1 || parcelCount > 999) {
    throw refused('parcelCount', 'DHL collects from 1 to 999 parcels.');
  }
  if (!(weightGrams > 0)) throw refused('weightGrams', 'DHL needs a weight above zero.');
  const weight = Math.ceil(weightGrams / parcelCount) / 1000;
  return Array.from({ length: parcelCount }, () => ({ weight }));
}

export function readPickup(answer: JsonNode): Pickup {
  const [number] = answer.all('dispatchConfirmationNumbers');
  const confirmationNumber = number?.text() ?? answer.text('dispatchConfirmationNumber');
  if (confirmationNumber === null) throw unreadable('The pickup has no confirmation number.');
  return { confirmationNumber, revision: null };
}

function clock(field: string, time: string): string {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return time;
  throw refused(field, `"${time}" is no time of day.`);
}
