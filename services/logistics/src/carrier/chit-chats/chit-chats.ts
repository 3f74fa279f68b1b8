import type { Carrier, File, LabelDownload } from '../carrier.ts';
import type { CarrierTransport } from '../transport.ts';
import { createClient } from './client.ts';
import { underWay } from './errors.ts';
import { toLabel } from './label-file.ts';
import { createBatch, findBatches } from './manifest.ts';
import { buyPostage, findPostage, openShipment } from './purchase.ts';
import { quote, removeDrafts } from './quote.ts';
import { giveBack, refundStateOf } from './refund.ts';
import { rereadEvent } from './reread-event.ts';
import { createTracker } from './track.ts';

type ChitChatsSettings = {
  apiBase: string;
  clientId: string;
  accessToken: string;
  /** Our registration for value-added tax abroad; without it the recipient pays duties. */
  vatReference: string | null;
  timeoutMs: number;
  transport: CarrierTransport;
  pollPauseMs?: number;
  pollForMs?: number;
  /** The carriers that bring Chit Chats' parcels to the door, as far as they are connected. */
  lastMile?: () => readonly Carrier[];
};

/** Chit Chats, API v1: parcels are dropped off at a branch in Canada and travel on with other carriers. */
export function createChitChats(settings: ChitChatsSettings): Carrier {
  const { vatReference, pollPauseMs = 750, pollForMs = 10_000, lastMile = () => [] } = settings;
  const client = createClient(settings);

  /** The label's address is signed for a while only, so the shipment is asked for it each time. */
  async function downloadLabel({ carrierShipmentId, format }: LabelDownload): Promise<File> {
    const shipment = await openShipment(client, carrierShipmentId, 'label');
    const pdf = shipment.text('postage_label_pdf_url') ?? shipment.text('postage_label_png_url');
    const url = format === 'ZPL_4X6' ? shipment.text('postage_label_zpl_url') : pdf;
    if (url === null) throw underWay('LABEL_NOT_READY', 'Chit Chats has not drawn the label yet.');
    return toLabel(await client.download(url), format);
  }

  return {
    code: 'CHIT_CHATS',
    originCountries: ['CA'],
    capabilities: {
      rates: true,
      buyLabel: true,
      voidLabel: true,
      track: true,
      trackMany: true,
      manifest: true,
      schedulePickup: false,
      validateAddress: false,
      returnLabel: false,
      reprint: true,
    },
    labelFormats: ['PDF_4X6', 'ZPL_4X6'],
    trackAtOnce: 20,
    rates: (request) => quote(client, request, vatReference),
    buyLabel: (request) => buyPostage(client, request, { vatReference, pollPauseMs, pollForMs }),
    findPurchase: (search) => findPostage(client, search),
    downloadLabel,
    track: createTracker(client, lastMile),
    statusOfEvent: (event) => rereadEvent(event, lastMile()),
    voidLabel: ({ carrierShipmentId }) => giveBack(client, carrierShipmentId),
    refundState: async ({ carrierShipmentId }) =>
      refundStateOf(await openShipment(client, carrierShipmentId, 'refund')),
    manifest: (request) => createBatch(client, request),
    findManifests: (request) => findBatches(client, request),
    removeDrafts: (before) => removeDrafts(client, before),
  };
}
