import type { Manifest, ManifestRequest } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { unreadable } from './errors.ts';
import { list, object, text } from './json.ts';
import { readDocument } from './multipart.ts';
import { domesticAddress, zipCode } from './places.ts';
import { refuse } from './refuse.ts';

/** A SCAN form of the parcels by their numbers. Labels dated otherwise take the form's date. */
function writeScanForm({ from, date, parcels }: ManifestRequest) {
  if (parcels.length === 0) throw refuse('parcels', 'A SCAN form lists at least one parcel.');
  return {
    imageInfo: { imageType: 'PDF', labelType: '8.5X11LABEL' },
    mailingDate: date,
    overwriteMailingDate: true,
    entryFacilityZIPCode: zipCode('from', from).zip,
    destinationEntryFacilityType: 'NONE',
    shipment: { trackingNumbers: parcels.map(({ trackingNumber }) => trackingNumber) },
    fromAddress: domesticAddress('from', from),
  };
}

export function readScanForm(body: Buffer): Manifest {
  const { metadata, file } = readDocument(body);
  const carrierManifestId = text(metadata.manifestNumber);
  if (carrierManifestId === null) throw unreadable('the SCAN form has no number.');
  const numbers = metadata.trackingNumbers ?? object(metadata.shipment).trackingNumbers;
  return {
    carrierManifestId,
    trackingNumbers: list(numbers).flatMap((number) => text(number) ?? []),
    document: file === null ? null : { format: 'PDF', content: file },
  };
}

const alreadyOn = /barcode (\S+) is already part of another SCAN Form with efn (\S+)/g;

/** How often parcels of earlier forms are taken out before the rest is believed to be on the same. */
const mostRounds = 5;

/**
 * Makes a form of the parcels. Those that are on one already, as after an answer that was lost, are told
 * with that form's number and without its document, which USPS gives once; a form of the rest follows.
 */
export async function makeScanForms(
  request: ManifestRequest,
  post: (body: ReturnType<typeof writeScanForm>) => Promise<Buffer>,
): Promise<Manifest[]> {
  const earlier = new Map<string, Set<string>>();
  let parcels = request.parcels;
  for (let round = 1; parcels.length > 0; round++) {
    try {
      const form = readScanForm(await post(writeScanForm({ ...request, parcels })));
      return [...formsOf(earlier), form];
    } catch (error) {
      const found = error instanceof CarrierError ? [...error.message.matchAll(alreadyOn)] : [];
      if (found.length === 0) throw error;
      for (const [, number = '', form = ''] of found) {
        earlier.set(form, (earlier.get(form) ?? new Set()).add(number));
      }
      const told = new Set([...earlier.values()].flatMap((numbers) => [...numbers]));
      const rest = parcels.filter(({ trackingNumber }) => !told.has(trackingNumber));
      const [only, ...others] = earlier.values();
      if (only !== undefined && others.length === 0 && round >= mostRounds) {
        for (const { trackingNumber } of rest) only.add(trackingNumber);
        break;
      }
      if (rest.length === parcels.length) throw error;
      parcels = rest;
    }
  }
  return formsOf(earlier);
}

const formsOf = (earlier: Map<string, Set<string>>): Manifest[] =>
  [...earlier].map(([carrierManifestId, numbers]) => ({
    ...{ carrierManifestId, trackingNumbers: [...numbers], document: null },
  }));
