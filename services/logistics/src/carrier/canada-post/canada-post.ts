import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Carrier,
  File,
  LabelDownload,
  LabelRequest,
  Purchase,
  PurchaseSearch,
  Tracking,
} from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import type { CarrierCall, CarrierResponse, CarrierTransport } from '../transport.ts';
import { readXml, type XmlDocument, XmlError } from '../xml.ts';
import { readError, unreadable } from './messages.ts';
import { readRates, writeMailingScenario } from './rates.ts';
import {
  readReference,
  readShipment,
  readShipmentIds,
  type ShipmentSettings,
  writeShipment,
} from './shipment.ts';
import { readTracking } from './tracking.ts';

const rateType = 'application/vnd.cpc.ship.rate-v4+xml';
const shipmentType = 'application/vnd.cpc.ncshipment-v4+xml';
const trackType = 'application/vnd.cpc.track-v2+xml';

export type CanadaPostSettings = ShipmentSettings & {
  apiBase: string;
  username: string;
  password: string;
  customerNumber: string;
  /** How long a purchase may take. */
  timeoutMs: number;
  transport: CarrierTransport;
  /** How long to wait between two questions for a label that is not drawn yet. */
  artifactPauseMs?: number;
};

type Call = {
  method?: 'GET' | 'POST';
  path: string;
  type: string;
  operation: CarrierCall['operation'];
  body?: string;
  timeoutMs?: number;
  repeatable?: boolean;
};

/** A question may be asked again, so it need not wait long; a purchase may not. */
const questionTimeoutMs = 3_000;

/** Canada Post's XML web services, non-contract shipments. */
export function createCanadaPost(settings: CanadaPostSettings): Carrier {
  const { artifactPauseMs = 1_000 } = settings;
  const base = new URL(settings.apiBase);
  const credentials = Buffer.from(`${settings.username}:${settings.password}`).toString('base64');
  const shipments = `/rs/${settings.customerNumber}/ncshipment`;

  async function send({
    method = 'GET',
    path,
    type,
    operation,
    body,
    repeatable = false,
    ...limits
  }: Call): Promise<CarrierResponse> {
    const response = await settings.transport({
      ...{ method, operation, repeatable },
      // The carrier's links are followed on the host we were configured with, so that our credentials
      // go nowhere else.
      url: new URL(path, base).href,
      headers: {
        accept: type,
        'accept-language': 'en-CA',
        authorization: `Basic ${credentials}`,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
      timeoutMs: limits.timeoutMs ?? settings.timeoutMs,
    });
    if (response.status < 400) return response;
    throw readError(response.status, response.body.toString(), response.header('retry-after'));
  }

  async function ask(call: Call): Promise<XmlDocument> {
    return read(await send(call));
  }

  const timeoutMs = Math.min(questionTimeoutMs, settings.timeoutMs);
  const question = (call: Call) => ask({ ...call, timeoutMs, repeatable: true });

  async function buyLabel(request: LabelRequest): Promise<Purchase> {
    const body = writeShipment(request, settings);
    const call = { method: 'POST', path: shipments, type: shipmentType, body } as const;
    const bought = readShipment(await ask({ ...call, operation: 'buyLabel' }));
    return { ...bought, label: null };
  }

  /**
   * The list of shipments names no reference, so each that we do not know already is opened. Times are
   * asked for six hours early, because the carrier may read them in Eastern time.
   */
  async function findPurchase(search: PurchaseSearch): Promise<Purchase | null> {
    const from = new Date(search.since.getTime() - 6 * 3_600_000);
    const stamp = from.toISOString().replaceAll(/\D/g, '').slice(0, 12);
    const list = await question({
      path: `${shipments}?from=${stamp}`,
      type: shipmentType,
      operation: 'search',
    });
    const ids = readShipmentIds(list);
    const known = await search.known(ids);
    for (const id of ids.filter((candidate) => !known.has(candidate)).reverse()) {
      const details = await question({
        path: `${shipments}/${id}/details`,
        type: shipmentType,
        operation: 'search',
      });
      if (readReference(details) === search.reference) {
        const call = {
          path: `${shipments}/${id}`,
          type: shipmentType,
          operation: 'search',
        } as const;
        return { ...readShipment(await question(call)), label: null };
      }
    }
    return null;
  }

  async function downloadLabel(label: LabelDownload): Promise<File> {
    try {
      return await downloadArtifact(label.labelLink);
    } catch (error) {
      // A link ends after about 90 days; the shipment gives a fresh one.
      if (!(error instanceof CarrierError) || error.kind !== 'NOT_FOUND') throw error;
      const path = `${shipments}/${label.carrierShipmentId}`;
      const fresh = readShipment(await question({ path, type: shipmentType, operation: 'search' }));
      return downloadArtifact(fresh.labelLink);
    }
  }

  async function downloadArtifact(link: string): Promise<File> {
    const { pathname, search } = new URL(link, base);
    for (let attempt = 1; attempt <= 5; attempt++) {
      const response = await send({
        ...{ path: `${pathname}${search}`, type: 'application/pdf', timeoutMs },
        ...{ operation: 'label', repeatable: true },
      });
      if (response.status !== 202) return { format: 'PDF_4X6', content: readPdf(response.body) };
      await sleep(artifactPauseMs);
    }
    throw new CarrierError({
      carrier: 'CANADA_POST',
      kind: 'UNAVAILABLE',
      code: 'LABEL_NOT_READY',
      message: 'Canada Post has not drawn the label yet.',
    });
  }

  async function trackOne(trackingNumber: string): Promise<Tracking> {
    const path = `/vis/track/pin/${encodeURIComponent(trackingNumber)}/detail`;
    const document = await question({ path, type: trackType, operation: 'track' });
    const [tracking] = readTracking(document);
    if (tracking === undefined) throw unreadable('The tracking names no parcel.');
    return tracking;
  }

  return {
    code: 'CANADA_POST',
    originCountries: ['CA'],
    capabilities: {
      rates: true,
      buyLabel: true,
      voidLabel: false,
      track: true,
      manifest: false,
      schedulePickup: false,
      validateAddress: false,
      trackMany: false,
      returnLabel: false,
      reprint: true,
    },
    labelFormats: ['PDF_4X6'],
    trackAtOnce: 1,
    rates: async (request) => {
      const body = writeMailingScenario(request, settings.customerNumber);
      return readRates(
        await question({
          ...{ method: 'POST', path: '/rs/ship/price', type: rateType, body },
          operation: 'rates',
        }),
      );
    },
    buyLabel,
    findPurchase,
    downloadLabel,
    track: (parcels) =>
      Promise.all(
        parcels.map(async ({ trackingNumber }) => ({
          trackingNumber,
          result: await trackOne(trackingNumber).catch((error: Error) => error),
        })),
      ),
  };
}

function read(response: CarrierResponse): XmlDocument {
  try {
    return readXml(response.body.toString());
  } catch (error) {
    if (error instanceof XmlError) throw unreadable(error.message);
    throw error;
  }
}

function readPdf(body: Buffer): Buffer {
  if (body.subarray(0, 5).toString() !== '%PDF-') throw unreadable('The label is no PDF.');
  return body;
}
