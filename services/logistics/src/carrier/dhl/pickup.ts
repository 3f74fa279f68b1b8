import type { Pickup, PickupRequest } from '../carrier.ts';
import type { JsonNode } from '../json.ts';
import { refused, unreadable } from './errors.ts';
import { plannedAt } from './origin-time.ts';
import { fit, writeParty } from './party.ts';

/** The courier is told of the day's parcels as one shipment of the product most are sent by. */
export function writePickup(request: PickupRequest, accountNumber: string, now: Date) {
  const { contact, from } = request;
  const caller = { ...from, name: contact.name, phone: contact.phone, email: contact.email };
  const accounts = [{ typeCode: 'shipper', number: accountNumber }];
  return {
    plannedPickupDateAndTime: plannedAt(request.date, from, now, `${clock(request.readyAt)}:00`),
    closeTime: clock(request.closesAt),
    location: fit('instructions', request.instructions, 80),
    locationType: 'business',
    accounts,
    specialInstructions: [{ value: fit('instructions', request.instructions, 80) }],
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

function clock(time: string): string {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return time;
  throw refused('readyAt', `"${time}" is no time of day.`);
}
