import type { File, LabelFormat, PostalAddress } from '../carrier/carrier.ts';
import type { Context, Job } from '../context.ts';
import { drawCustomsInvoice } from '../customs/customs-invoice.ts';
import { needsCustoms, parcelContents } from '../customs/parcel-contents.ts';
import { emptied, parcelLines } from '../packing/parcels.ts';
import type { ShipmentWithContents } from './label-request.ts';
import { drawPackingSlip } from './packing-slip.ts';

type Work = Pick<Context | Job, 'db' | 'services' | 'now'>;
type Labelled = ShipmentWithContents & { trackingNumber: string };

export type StoredFiles = {
  labelKey: string;
  labelFormat: LabelFormat;
  packingSlipKey: string;
  customsInvoiceKey: string | null;
};

/** Stores a parcel's papers under keys of their own, so that a second run writes them again. */
export async function storeFiles(
  work: Work,
  shipment: Labelled,
  label: File,
  asked: LabelFormat,
): Promise<StoredFiles> {
  const { files } = work.services;
  const { key: labelKey, labelFormat } = await storeLabel(work, shipment.id, label, asked);
  const packingSlipKey = `packing-slips/${shipment.id}.pdf`;
  await files.put(packingSlipKey, await drawSlip(work, shipment), 'application/pdf');
  const customsInvoiceKey = needsCustoms(shipment) ? `customs/${shipment.id}.pdf` : null;
  if (customsInvoiceKey !== null) {
    await files.put(customsInvoiceKey, await drawCustomsPaper(work, shipment), 'application/pdf');
  }
  return { labelKey, labelFormat, packingSlipKey, customsInvoiceKey };
}

/** A carrier that does not say what it drew drew what it was asked for. */
export async function storeLabel(
  { services }: Pick<Work, 'services'>,
  shipmentId: string,
  { format, content }: File,
  asked: LabelFormat,
): Promise<{ key: string; labelFormat: LabelFormat }> {
  const labelFormat = format === 'PDF' ? asked : format;
  const isZpl = labelFormat === 'ZPL_4X6';
  const key = `labels/${shipmentId}.${isZpl ? 'zpl' : 'pdf'}`;
  await services.files.put(key, content, isZpl ? 'application/zpl' : 'application/pdf');
  return { key, labelFormat };
}

export async function drawSlip({ db, now }: Work, shipment: Labelled): Promise<Buffer> {
  const { fulfillment } = shipment;
  const devices = await db.device.findMany({
    where: { shipmentId: shipment.id },
    orderBy: { serial: 'asc' },
  });
  const parcels = await db.shipment.findMany({
    where: { fulfillmentId: fulfillment.id, status: { notIn: [...emptied] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return drawPackingSlip({
    fulfillmentNumber: fulfillment.number,
    orderNumber: shipment.orderNumber,
    date: now(),
    parcel: Math.max(1, parcels.findIndex(({ id }) => id === shipment.id) + 1),
    parcels: Math.max(1, parcels.length),
    from: fulfillment.warehouse.address as PostalAddress,
    to: shipment.shipTo as PostalAddress,
    carrier: shipment.serviceName ?? '',
    trackingNumber: shipment.trackingNumber,
    lines: parcelLines(fulfillment.lines, shipment.items).map(({ id, sku, name, quantity }) => ({
      ...{ sku, name, quantity },
      serials: devices.filter((d) => d.fulfillmentLineId === id).map(({ serial }) => serial),
    })),
  });
}

export const drawCustomsPaper = ({ now }: Work, shipment: Labelled): Promise<Buffer> =>
  drawCustomsInvoice({
    orderNumber: shipment.orderNumber,
    trackingNumber: shipment.trackingNumber,
    serviceName: shipment.serviceName ?? '',
    date: now(),
    from: shipment.fulfillment.warehouse.address as PostalAddress,
    to: shipment.shipTo as PostalAddress,
    weightGrams: shipment.weightGrams ?? 0,
    contents: parcelContents(shipment),
  });
