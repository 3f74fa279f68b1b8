import type { TrackedParcel, Tracking } from '../carrier.ts';
import type { CarrierTransport } from '../transport.ts';
import { notFound, readAnswer, readError } from './errors.ts';
import { compactNumber } from './tracking-number.ts';
import { readUnified } from './unified-tracking.ts';

export type UnifiedSettings = {
  /** Such as `https://api-eu.dhl.com`. */
  apiBase: string;
  apiKey: string;
  /** Also keeps us within what DHL gives a new application: one call in five seconds, 250 a day. */
  transport: CarrierTransport;
};

const timeoutMs = 5_000;

/** Shipment Tracking – Unified: parcels of every division of DHL, one at a time. */
export function createUnified(settings: UnifiedSettings) {
  return {
    async track(parcel: TrackedParcel): Promise<Tracking> {
      const trackingNumber = compactNumber(parcel.trackingNumber);
      const url = new URL('/track/shipments', settings.apiBase);
      url.searchParams.set('trackingNumber', trackingNumber);
      url.searchParams.set('language', 'en');
      // Some divisions tell all they know only to those who know where the parcel goes.
      if (parcel.destinationPostalCode) {
        url.searchParams.set('recipientPostalCode', parcel.destinationPostalCode);
      }
      const response = await settings.transport({
        ...{ method: 'GET', url: url.href, operation: 'track', repeatable: true, timeoutMs },
        headers: { accept: 'application/json', 'dhl-api-key': settings.apiKey },
      });
      if (response.status >= 400) {
        throw readError(response.status, response.body, response.header('retry-after'));
      }
      const parcels = readUnified(readAnswer(response.body));
      // Another division may know a parcel of the same number: the one that is named so is ours.
      const found = parcels.find((one) => compactNumber(one.trackingNumber) === trackingNumber);
      const tracking = found ?? parcels[0];
      if (tracking === undefined) throw notFound(`DHL knows no parcel ${trackingNumber}.`);
      return { ...tracking, trackingNumber: parcel.trackingNumber };
    },
  };
}
