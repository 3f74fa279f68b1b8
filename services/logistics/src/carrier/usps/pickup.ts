import type { Pickup, PickupRequest } from '../carrier.ts';
import { unreadable } from './errors.ts';
import { list, object, parseJson, text } from './json.ts';
import { addressee, domesticAddress } from './places.ts';
import { fit, refuse } from './refuse.ts';
import { pounds } from './units.ts';

const locations = new Set(
  'FRONT_DOOR BACK_DOOR SIDE_DOOR KNOCK_ON_DOOR MAIL_ROOM OFFICE PORCH RECEPTION MAILBOX'.split(
    ' ',
  ),
);

/**
 * A collection by the carrier on its round: USPS takes a day and no hours. Parcels are told as Ground
 * Advantage, one of the classes with which a collection is free.
 */
export function writePickup({
  from,
  contact,
  date,
  parcelCount,
  weightGrams,
  ...request
}: PickupRequest) {
  if (!(parcelCount > 0)) throw refuse('parcelCount', 'A collection is of at least one parcel.');
  const { streetAddress, city, state, ZIPCode, ...more } = domesticAddress('from', from);
  const names = addressee('contact', { name: contact.name, company: from.company ?? from.name });
  if (!('lastName' in names)) throw refuse('contact.name', 'USPS wants a first and a last name.');
  const where = request.instructions.trim();
  const known = where.toUpperCase().replaceAll(/[\s-]+/g, '_');
  return {
    pickupDate: date,
    pickupAddress: {
      ...names,
      address: {
        ...{ streetAddress, city, state, ZIPCode },
        ...('secondaryAddress' in more ? { secondaryAddress: more.secondaryAddress } : {}),
        ...('ZIPPlus4' in more ? { ZIPPlus4: more.ZIPPlus4 } : {}),
      },
      contact: [{ email: fit('contact.email', contact.email, 50) }],
    },
    packages: [{ packageType: 'USPS_GROUND_ADVANTAGE', packageCount: parcelCount }],
    estimatedWeight: Math.ceil(pounds(weightGrams)),
    pickupLocation: locations.has(known)
      ? { packageLocation: known }
      : { packageLocation: 'OTHER', specialInstructions: fit('instructions', where, 255) },
  };
}

/** The confirmation; the `ETag` of its answer is wanted back when the booking is changed. */
export function readPickup(body: string, etag: string | null): Pickup {
  const answer = object(list(parseJson(body))[0]);
  const confirmationNumber = text(answer.confirmationNumber);
  if (confirmationNumber === null) throw unreadable('the collection has no number.');
  return { confirmationNumber, revision: etag };
}
