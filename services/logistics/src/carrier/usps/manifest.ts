import type { Manifest, ManifestRequest } from '../carrier.ts';
import { unreadable } from './errors.ts';
import { list, object, text } from './json.ts';
import { readDocument } from './multipart.ts';
import { domesticAddress, zipCode } from './places.ts';
import { refuse } from './refuse.ts';

/** A SCAN form of the parcels by their numbers. Labels dated otherwise take the form's date. */
export function writeScanForm({ from, date, parcels }: ManifestRequest) {
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
