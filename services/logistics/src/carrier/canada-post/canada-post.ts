import type { Carrier, RateOffer, Tracking, TrackingAnswer } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { Api, CanadaPostSettings } from './api.ts';
import { createJsonApi } from './json/json-api.ts';
import { downloadLabel } from './label.ts';
import { writeMailingScenario } from './mailing-scenario.ts';
import { findManifests, transmit } from './manifest.ts';
import { unreadable } from './messages.ts';
import { cancelPickup, schedulePickup } from './pickup.ts';
import { postOffices } from './post-office.ts';
import { commercialPurchases, nonContractPurchases } from './purchase.ts';
import { readRates } from './rates.ts';
import { buyReturnLabel } from './return-label.ts';
import { statusOf } from './status-map.ts';
import { readTracking } from './tracking.ts';
import { voidLabel } from './void-label.ts';
import { createXmlApi } from './xml-api.ts';

/** Their parcels cannot be followed, so they are not offered. */
const untracked = new Set(['USA.SP.AIR', 'INT.SP.AIR', 'INT.SP.SURF', 'DOM.LIB']);

/**
 * Canada Post by its XML or its JSON services. A contract adds the end of the day; returns and pickups
 * exist in the XML services only.
 */
export function createCanadaPost(settings: CanadaPostSettings): Carrier {
  const isXml = settings.generation === 'XML';
  const hasContract = settings.contractId !== null;
  const isCommercial = hasContract || !isXml;
  const api = isXml ? createXmlApi(settings) : createJsonApi(settings);
  return {
    code: 'CANADA_POST',
    originCountries: ['CA'],
    capabilities: {
      ...{ rates: true, buyLabel: true, voidLabel: true, track: true, reprint: true },
      ...{ trackMany: false, validateAddress: false },
      manifest: hasContract,
      schedulePickup: isXml,
      returnLabel: isXml,
    },
    labelFormats: isCommercial ? ['PDF_4X6', 'PDF_LETTER', 'ZPL_4X6'] : ['PDF_4X6'],
    trackAtOnce: 1,
    rates: async (request) => {
      const message = writeMailingScenario(request, settings);
      const call = { method: 'POST', path: api.paths.prices, type: 'rating', message } as const;
      const offers = readRates(await api.question({ ...call, operation: 'rates' }));
      return offers.filter(({ service }: RateOffer) => !untracked.has(service));
    },
    ...(isCommercial ? commercialPurchases(api, settings) : nonContractPurchases(api, settings)),
    downloadLabel: (label) => downloadLabel(api, settings, label),
    track: (parcels) =>
      Promise.all(
        parcels.map(
          async ({ trackingNumber }): Promise<TrackingAnswer> => ({
            trackingNumber,
            result: await trackOne(api, trackingNumber).catch((error: Error) => error),
          }),
        ),
      ),
    // A summary's event has no code; what it says lies in other fields than an event's.
    statusOfEvent: ({ code, description }) =>
      code === '' ? undefined : statusOf(code, description),
    voidLabel: (request) => voidLabel(api, settings, request),
    ...(hasContract && {
      manifest: (request) => transmit(api, settings, request),
      findManifests: (request) => findManifests(api, settings, request),
    }),
    ...(isXml && {
      pickupPlace: postOffices(api),
      schedulePickup: (request) => schedulePickup(api, settings, request),
      cancelPickup: (pickup) => cancelPickup(api, settings, pickup),
      buyReturnLabel: (request) => buyReturnLabel(api, settings, request),
    }),
  };
}

async function trackOne(api: Api, trackingNumber: string): Promise<Tracking> {
  if (!isNumber(trackingNumber)) throw foreignNumber(trackingNumber);
  const path = api.paths.tracking(trackingNumber);
  const [tracking] = readTracking(await api.question({ path, type: 'track', operation: 'track' }));
  if (tracking === undefined) throw unreadable('The tracking names no parcel.');
  if (tracking instanceof CarrierError) throw tracking;
  return tracking;
}

/** A PIN of 11 to 16 digits, or 13 characters of the international form. */
const isNumber = (number: string) => /^(\d{11,16}|[A-Z]{2}\d{9}[A-Z]{2})$/.test(number);

function foreignNumber(trackingNumber: string): CarrierError {
  return new CarrierError({
    ...{ carrier: 'CANADA_POST', kind: 'VALIDATION', code: 'INVALID_REQUEST' },
    message: `"${trackingNumber}" is no number of Canada Post.`,
    fields: ['trackingNumber'],
  });
}
