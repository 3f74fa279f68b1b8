import type {
  Carrier,
  File,
  LabelDownload,
  LabelRequest,
  Purchase,
  PurchaseSearch,
  TrackedParcel,
  Tracking,
  TrackingAnswer,
  VoidOutcome,
  VoidRequest,
} from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { CarrierTransport } from '../transport.ts';
import { addressQuery, readAddress, unknownPlace } from './address.ts';
import { createClient } from './client.ts';
import { notFound, refused, unreadable } from './errors.ts';
import { readPickup, writePickup } from './pickup.ts';
import { readRates, writeRateRequest } from './rates.ts';
import { known, readDocument, readPurchase, writeShipment } from './shipment.ts';
import { statusOf } from './status-map.ts';
import { readByNumber, referencesOf } from './tracking.ts';
import { compactNumber, kindOfNumber } from './tracking-number.ts';
import { createUnified, type UnifiedSettings } from './unified.ts';

export type DhlSettings = {
  /** With its path: `https://express.api.dhl.com/mydhlapi`, or that and `/test`. */
  apiBase: string;
  username: string;
  password: string;
  accountNumber: string;
  /** How long a purchase may take. */
  timeoutMs: number;
  transport: CarrierTransport;
  /** Shipment Tracking – Unified, for parcels of DHL's other divisions; null without a key for it. */
  unified: Omit<UnifiedSettings, 'transport'> | null;
  /** How soon a new shipment is surely found by its reference. */
  lookupSettleMs: number;
};

/** DHL Express by MyDHL, and the tracking of all divisions beside it. */
export function createDhl(settings: DhlSettings): Carrier {
  const { accountNumber, transport } = settings;
  const client = createClient(settings);
  const unified = settings.unified && createUnified({ ...settings.unified, transport });

  async function buy(request: LabelRequest, isReturn: boolean): Promise<Purchase> {
    const body = writeShipment(request, { accountNumber, now: new Date(), isReturn });
    const bought = readPurchase(
      await client.act({
        ...{ method: 'POST', path: '/shipments', body },
        operation: isReturn ? 'returnLabel' : 'buyLabel',
      }),
    );
    const { label } = bought;
    return label?.format === 'PDF'
      ? { ...bought, label: { ...label, format: request.format } }
      : bought;
  }

  /**
   * DHL finds a shipment by the reference we gave it and the days it was made in. A new one may take a
   * while to be found, so that until then nothing found proves nothing.
   */
  async function findPurchase(search: PurchaseSearch): Promise<Purchase | null> {
    const days = [search.since.getTime() - 86_400_000, Date.now() + 86_400_000];
    const [from = '', to = ''] = days.map((at) => new Date(at).toISOString().slice(0, 10));
    const shipments = await searchShipments([
      ['shipmentReference', search.reference],
      ['shipmentReferenceType', 'CU'],
      ['shipperAccountNumber', accountNumber],
      ['dateRangeFrom', from],
      ['dateRangeTo', to],
      ['trackingView', 'shipment-details-only'],
    ]);
    const ours = shipments.filter((shipment) => {
      const references = referencesOf(shipment);
      return references.length === 0 || references.includes(search.reference);
    });
    const numbers = ours.flatMap((shipment) => shipment.text('shipmentTrackingNumber') ?? []);
    const taken = await search.known(numbers);
    const found = numbers.find((number) => !taken.has(number));
    if (found !== undefined) return { ...known(found), label: null };
    const { askedAt = search.since } = search;
    if (Date.now() - askedAt.getTime() >= settings.lookupSettleMs) return null;
    throw new CarrierError({
      ...{ carrier: 'DHL', kind: 'UNAVAILABLE', code: 'NOT_SETTLED' },
      message: 'DHL may not show a new shipment by its reference yet.',
    });
  }

  async function searchShipments(query: [string, string][]) {
    try {
      const call = { method: 'GET', path: '/tracking', operation: 'search', query } as const;
      return (await client.ask(call)).all('shipments');
    } catch (error) {
      if (error instanceof CarrierError && error.kind === 'NOT_FOUND') return [];
      throw error;
    }
  }

  /** The waybill as DHL keeps it: the label itself comes only with the purchase. */
  async function downloadLabel(label: LabelDownload): Promise<File> {
    const answer = await client.ask({
      ...{ method: 'GET', operation: 'label' },
      path: `/shipments/${encodeURIComponent(label.carrierShipmentId)}/get-image`,
      query: [
        ['shipperAccountNumber', accountNumber],
        ['typeCode', 'waybill'],
        ['pickupYearAndMonth', label.purchasedAt.toISOString().slice(0, 7)],
        ['encodingFormat', 'pdf'],
        ['allInOnePDF', 'true'],
      ],
    });
    const [document] = answer.all('documents');
    const file = document === undefined ? null : readDocument(document);
    if (file === null) throw unreadable('The waybill is no file that we can print.');
    return file;
  }

  /** DHL has nothing to give back: what never travels is never charged. What travels is. */
  async function voidLabel({ trackingNumber }: VoidRequest): Promise<VoidOutcome> {
    const place = { destinationPostalCode: null, destinationCountry: null, mailingDate: null };
    const parcel = { trackingNumber, carrierShipmentId: trackingNumber, ...place };
    const [answer] = await track([parcel]);
    const result = answer?.result;
    const isUnseen = result instanceof CarrierError && result.kind === 'NOT_FOUND';
    if (result instanceof Error && !isUnseen) throw result;
    const stayed = ['UNKNOWN', 'PRE_TRANSIT'];
    if (result !== undefined && !(result instanceof Error) && !stayed.includes(result.status)) {
      throw refused('trackingNumber', 'DHL has the parcel already: it is charged.');
    }
    return { status: 'VOIDED', refundReference: null };
  }

  async function track(parcels: readonly TrackedParcel[]): Promise<TrackingAnswer[]> {
    const waybills = await trackExpress(parcels, 'WAYBILL', 'shipmentTrackingNumber');
    const pieces = await trackExpress(parcels, 'PIECE', 'pieceTrackingNumber');
    const answers = [...waybills, ...pieces];
    for (const parcel of parcels) {
      const kind = kindOfNumber(parcel.trackingNumber);
      if (kind === 'WAYBILL' || kind === 'PIECE') continue;
      answers.push({
        trackingNumber: parcel.trackingNumber,
        result: await trackOther(parcel, kind).catch((error: Error) => error),
      });
    }
    return answers;
  }

  async function trackExpress(
    all: readonly TrackedParcel[],
    kind: 'WAYBILL' | 'PIECE',
    parameter: string,
  ): Promise<TrackingAnswer[]> {
    const parcels = all.filter(({ trackingNumber }) => kindOfNumber(trackingNumber) === kind);
    if (parcels.length === 0) return [];
    const numbers = [...new Set(parcels.map((parcel) => compactNumber(parcel.trackingNumber)))];
    const found = await askExpress(numbers, parameter).catch((error: Error) => error);
    return parcels.map(({ trackingNumber }) => {
      const missing = notFound(`DHL knows no shipment ${trackingNumber}.`);
      if (found instanceof Error) {
        // DHL says "not found" once for all the numbers it was asked about.
        const isMissing = found instanceof CarrierError && found.kind === 'NOT_FOUND';
        return { trackingNumber, result: isMissing ? missing : found };
      }
      const result = found.get(compactNumber(trackingNumber));
      return { trackingNumber, result: result ? { ...result, trackingNumber } : missing };
    });
  }

  async function askExpress(numbers: string[], parameter: string): Promise<Map<string, Tracking>> {
    const answer = await client.ask({
      ...{
        method: 'GET',
        path: '/tracking',
        operation: numbers.length > 1 ? 'trackMany' : 'track',
      },
      query: [
        ...numbers.map((number): [string, string] => [parameter, number]),
        ['trackingView', 'all-checkpoints'],
        ['levelOfDetail', parameter === 'pieceTrackingNumber' ? 'all' : 'shipment'],
        ['requestGMTOffsetPerEvent', 'true'],
      ],
    });
    return readByNumber(answer);
  }

  async function trackOther(parcel: TrackedParcel, kind: string): Promise<Tracking> {
    if (kind === 'NO_NUMBER') throw notFound(`${parcel.trackingNumber} is no number of DHL.`);
    if (unified === null) {
      throw notFound(`${parcel.trackingNumber} is of no DHL service that we are connected to.`);
    }
    return unified.track(parcel);
  }

  return {
    code: 'DHL',
    originCountries: ['CA', 'US'],
    capabilities: {
      rates: true,
      buyLabel: true,
      voidLabel: true,
      track: true,
      trackMany: true,
      manifest: false,
      schedulePickup: true,
      validateAddress: true,
      returnLabel: true,
      reprint: true,
    },
    labelFormats: ['PDF_4X6', 'PDF_LETTER', 'ZPL_4X6'],
    trackAtOnce: 200,
    rates: async (request) => {
      const body = writeRateRequest(request, accountNumber, new Date());
      const answer = await client.ask({ method: 'POST', path: '/rates', operation: 'rates', body });
      // We pay in dollars: a price in another currency cannot be compared.
      return readRates(answer).filter(({ currency }) => ['CAD', 'USD'].includes(currency));
    },
    buyLabel: (request) => buy(request, false),
    buyReturnLabel: (request) => buy(request, true),
    findPurchase,
    downloadLabel,
    track,
    // A hidden event counts only for a parcel of which nothing else is known, and other divisions' have no code.
    statusOfEvent: ({ code, description, raw }) =>
      typeof raw.typeCode === 'string' ? (statusOf(code, description) ?? undefined) : undefined,
    voidLabel,
    schedulePickup: async (request) => {
      const body = writePickup(request, accountNumber, new Date());
      const call = { method: 'POST', path: '/pickups', operation: 'schedulePickup', body } as const;
      return readPickup(await client.act(call));
    },
    cancelPickup: async ({ confirmationNumber, contactName }) => {
      try {
        await client.tell({
          ...{ method: 'DELETE', operation: 'schedulePickup' },
          path: `/pickups/${encodeURIComponent(confirmationNumber)}`,
          query: [
            ['requestorName', contactName],
            ['reason', 'not needed'],
          ],
        });
      } catch (error) {
        // Canceled before: what was wanted is so.
        if (!(error instanceof CarrierError) || !/already cancel/i.test(error.message)) throw error;
      }
    },
    validateAddress: async (address) => {
      try {
        const query = addressQuery(address);
        const call = { method: 'GET', path: '/address-validate', query } as const;
        return readAddress(await client.ask({ ...call, operation: 'validateAddress' }));
      } catch (error) {
        if (!(error instanceof CarrierError)) throw error;
        if (error.kind !== 'NOT_FOUND' && error.kind !== 'VALIDATION') throw error;
        return unknownPlace(error);
      }
    },
  };
}
