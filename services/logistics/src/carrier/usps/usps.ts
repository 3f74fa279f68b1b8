import type {
  AddressCheck,
  Carrier,
  File,
  LabelDownload,
  LabelRequest,
  PostalAddress,
  Purchase,
  PurchaseSearch,
  TrackedParcel,
  TrackingAnswer,
} from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { type AccessSettings, createAccess, type UspsCall } from './access.ts';
import { readAddress, readAddressRefusal, writeAddressQuery } from './address.ts';
import type { CustomsSettings } from './customs.ts';
import { readError, unreadable } from './errors.ts';
import { idempotencyKey } from './idempotency-key.ts';
import {
  imageInfo,
  readLabel,
  writeInternationalLabel,
  writeLabel,
  writeReturnLabel,
} from './label.ts';
import { makeScanForms } from './manifest.ts';
import { readPickup, writePickup } from './pickup.ts';
import { isDomestic, originCountries } from './places.ts';
import { bookable, readRates, writeOptionsSearch } from './rates.ts';
import { refuse } from './refuse.ts';
import { serviceCode, serviceName } from './service-code.ts';
import { statusOf } from './status-map.ts';
import { createTracker, tracksAtOnce } from './track.ts';
import { isInternational } from './tracking-number.ts';
import { readVoid, readVoidRefusal } from './void.ts';

export type UspsSettings = AccessSettings &
  CustomsSettings & {
    /** How long a purchase may take. */
    timeoutMs: number;
  };

/** A question may be asked again, so it need not wait long; a purchase may not. */
const questionTimeoutMs = 4_000;

const vendorJson = 'application/vnd.usps.labels+json';
const labels = '/labels/v3';
const foreignLabels = '/international-labels/v3';

/** United States Postal Service, REST interfaces of version 3. */
export function createUsps(settings: UspsSettings): Carrier {
  const { send, ask } = createAccess(settings);
  const timeoutMs = Math.min(questionTimeoutMs, settings.timeoutMs);
  const question = (call: Omit<UspsCall, 'repeatable' | 'timeoutMs'>) =>
    ask({ ...call, repeatable: true, timeoutMs });

  const track = createTracker((call) => send({ ...call, repeatable: true, timeoutMs }));

  /** The carrier refuses a day that has passed; what was packed late leaves today. */
  function fromToday<T extends { mailingDate: string }>(request: T): T {
    const today = new Date().toISOString().slice(0, 10);
    return request.mailingDate < today ? { ...request, mailingDate: today } : request;
  }

  /** The key makes a second request for the same intent find the first one's label, not a second label. */
  async function buy(
    request: LabelRequest,
    path: string,
    body: unknown,
    paid: UspsCall['paid'] = 'outbound',
  ): Promise<Purchase> {
    const answer = await ask({
      ...{ method: 'POST', path, operation: 'buyLabel', paid, body },
      headers: { accept: vendorJson, 'X-Idempotency-Key': idempotencyKey(request.reference) },
      ...{ repeatable: false, timeoutMs: settings.timeoutMs },
    });
    return readLabel(answer.body, request.format);
  }

  async function buyLabel(given: LabelRequest): Promise<Purchase> {
    const request = fromToday(given);
    return isDomestic(request.to.country)
      ? buy(request, `${labels}/label`, writeLabel(request, settings))
      : buy(
          request,
          `${foreignLabels}/international-label`,
          writeInternationalLabel(request, settings),
        );
  }

  /** Nothing tells whether the label is domestic, so both are asked; a return is among the domestic. */
  async function findPurchase({ reference }: PurchaseSearch): Promise<Purchase | null> {
    for (const path of [
      `${labels}/label-reprint`,
      `${foreignLabels}/international-label-reprint`,
    ]) {
      const answer = await send({
        ...{ method: 'POST', path, operation: 'search', paid: 'outbound' },
        headers: { accept: vendorJson, 'X-Idempotency-Key': idempotencyKey(reference) },
        body: { imageInfo: imageInfo('PDF_4X6') },
        // A reprint is counted, and only three are given.
        ...{ repeatable: false, timeoutMs },
      });
      if (answer.status < 400) return readLabel(answer.body, 'PDF_4X6');
      const error = readError(answer.status, answer.body.toString(), answer.header('retry-after'));
      if (error.kind !== 'NOT_FOUND') throw error;
    }
    return null;
  }

  async function downloadLabel({ trackingNumber, format }: LabelDownload): Promise<File> {
    const path = isInternational(trackingNumber)
      ? `${foreignLabels}/international-label-reprint/${encodeURIComponent(trackingNumber)}`
      : `${labels}/label-reprint/${encodeURIComponent(trackingNumber)}`;
    const answer = await ask({
      ...{ method: 'POST', path, operation: 'reprint', paid: 'outbound' },
      headers: { accept: vendorJson },
      body: { imageInfo: imageInfo(format) },
      ...{ repeatable: false, timeoutMs },
    });
    const { label } = readLabel(answer.body, format);
    if (label === null) throw unreadable('the reprint holds no label.');
    return label;
  }

  async function validateAddress(address: PostalAddress): Promise<AddressCheck> {
    if (!isDomestic(address.country)) {
      throw refuse('country', 'USPS knows the addresses of the United States only.');
    }
    try {
      const query = writeAddressQuery(address);
      const path = `/addresses/v3/address?${query}`;
      const answer = await question({ method: 'GET', path, operation: 'validateAddress' });
      return readAddress(answer.body.toString(), address);
    } catch (error) {
      const verdict = error instanceof CarrierError ? readAddressRefusal(error) : null;
      if (verdict === null) throw error;
      return verdict;
    }
  }

  return {
    code: 'USPS',
    originCountries,
    capabilities: {
      ...{ rates: true, buyLabel: true, voidLabel: true, track: true, trackMany: true },
      ...{ manifest: true, schedulePickup: true, validateAddress: true },
      ...{ returnLabel: true, reprint: true },
    },
    labelFormats: ['PDF_4X6', 'ZPL_4X6'],
    trackAtOnce: tracksAtOnce,
    rates: async (given) => {
      const request = fromToday(given);
      const answer = await question({
        ...{ method: 'POST', path: '/shipments/v3/options/search', operation: 'rates' },
        body: writeOptionsSearch(request, settings),
      });
      const offers = bookable(readRates(answer.body.toString()));
      return offers.map(({ rateIndicator, processingCategory, mailClass, entry: _, ...offer }) => {
        const service = { mailClass, rateIndicator, processingCategory };
        return {
          ...offer,
          service: serviceCode(service),
          serviceName: serviceName(service, offer.serviceName),
          // A day that was asked about for a parcel of the past would be told of one that leaves today.
          deliverBy: request === given ? offer.deliverBy : null,
        };
      });
    },
    buyLabel,
    findPurchase,
    downloadLabel,
    track: (parcels: readonly TrackedParcel[]): Promise<TrackingAnswer[]> => track(parcels),
    statusOfEvent: ({ code, description }) => statusOf(code, description),
    voidLabel: async ({ trackingNumber }) => {
      const number = encodeURIComponent(trackingNumber);
      const answer = await send({
        method: 'DELETE',
        path: isInternational(trackingNumber)
          ? `${foreignLabels}/international-label/${number}`
          : `${labels}/label/${number}`,
        ...{
          operation: 'voidLabel',
          paid: 'outbound',
          repeatable: true,
          timeoutMs: settings.timeoutMs,
        },
      });
      const body = answer.body.toString();
      return answer.status < 400
        ? readVoid(body)
        : readVoidRefusal(answer.status, body, answer.header('retry-after'));
    },
    manifest: (given) => {
      const { mailingDate: date } = fromToday({ mailingDate: given.date });
      return makeScanForms({ ...given, date }, async (body) => {
        const answer = await ask({
          ...{ method: 'POST', path: '/scan-forms/v3/scan-form', operation: 'manifest', body },
          ...{ headers: { accept: vendorJson }, repeatable: false, timeoutMs: settings.timeoutMs },
        });
        return answer.body;
      });
    },
    schedulePickup: async (request) => {
      const answer = await ask({
        ...{ method: 'POST', path: '/pickup/v3/carrier-pickup', operation: 'schedulePickup' },
        body: writePickup(request),
        ...{ repeatable: false, timeoutMs: settings.timeoutMs },
      });
      return readPickup(answer.body.toString(), answer.header('etag'));
    },
    cancelPickup: async ({ confirmationNumber, revision }) => {
      await ask({
        method: 'DELETE',
        path: `/pickup/v3/carrier-pickup/${encodeURIComponent(confirmationNumber)}`,
        operation: 'schedulePickup',
        ...(revision === null ? {} : { headers: { 'If-Match': revision } }),
        ...{ repeatable: true, timeoutMs: settings.timeoutMs },
      });
    },
    validateAddress,
    buyReturnLabel: async (given) => {
      const request = fromToday(given);
      return buy(request, `${labels}/return-label`, writeReturnLabel(request, settings), 'return');
    },
  };
}
