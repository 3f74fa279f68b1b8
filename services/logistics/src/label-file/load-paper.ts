import { aboutShipments } from '../call-log/call-subject.ts';
import type { LabelFormat } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Asking } from '../context.ts';
import { needsCustoms } from '../customs/parcel-contents.ts';
import type { LabelFileFormat, PaperKind } from '../generated/resolvers.ts';
import { say } from '../messages.ts';
import { emptied } from '../packing/parcels.ts';
import type { ShipmentWithContents } from '../shipment/label-request.ts';
import { drawCustomsPaper, drawSlip, storeLabel } from '../shipment/store-files.ts';
import { canPrint } from './print-format.ts';

/** A paper's bytes, or why it cannot be had. */
export type Paper = { content: Uint8Array } | { reason: string };

/** One paper of a labelled parcel. What our store lost is drawn, or asked for, again. */
export async function loadPaper(
  ctx: Asking,
  shipment: ShipmentWithContents,
  kind: PaperKind,
  format: LabelFileFormat,
): Promise<Paper> {
  const { locale } = ctx.viewer;
  const { trackingNumber } = shipment;
  const isEmptied = emptied.some((status) => status === shipment.status);
  if (trackingNumber === null || shipment.labelKey === null || isEmptied) {
    return { reason: say(locale, isEmptied ? 'labelGivenBack' : 'noLabelYet') };
  }
  const labelled = { ...shipment, trackingNumber };
  switch (kind) {
    case 'LABELS':
      return loadLabel(ctx, labelled, format);
    case 'PACKING_SLIPS': {
      const content = await fetchKept(ctx, shipment.packingSlipKey);
      return { content: content ?? (await drawSlip(ctx, labelled)) };
    }
    case 'CUSTOMS_INVOICES': {
      if (!needsCustoms(shipment)) return { reason: say(locale, 'noCustoms') };
      const content = await fetchKept(ctx, shipment.customsInvoiceKey);
      return { content: content ?? (await drawCustomsPaper(ctx, labelled)) };
    }
  }
}

async function loadLabel(
  ctx: Asking,
  shipment: ShipmentWithContents & { trackingNumber: string },
  wanted: LabelFileFormat,
): Promise<Paper> {
  const { locale } = ctx.viewer;
  const bought = (shipment.labelFormat ?? 'PDF_4X6') as LabelFormat;
  if (!canPrint(bought, wanted)) return { reason: say(locale, 'otherFormat', bought) };
  const kept = await fetchKept(ctx, shipment.labelKey);
  if (kept !== null) return { content: kept };
  const carrier = ctx.services.carriers.find(({ code }) => code === shipment.carrier);
  const { carrierShipmentId, labelLink } = shipment;
  if (carrier === undefined || !carrierShipmentId || labelLink === null) {
    return { reason: say(locale, 'labelLost') };
  }
  try {
    const label = {
      ...{ carrierShipmentId, labelLink, format: bought },
      trackingNumber: shipment.trackingNumber,
      reference: shipment.reference,
      purchasedAt: shipment.labelRequestedAt ?? shipment.createdAt,
    };
    const file = await aboutShipments([shipment.id], () => carrier.downloadLabel(label));
    await storeLabel(ctx, shipment.id, file, bought);
    return { content: file.content };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    return { reason: error.message };
  }
}

async function fetchKept({ services }: Asking, key: string | null): Promise<Uint8Array | null> {
  if (key === null) return null;
  return (await services.files.get(key))?.body ?? null;
}
