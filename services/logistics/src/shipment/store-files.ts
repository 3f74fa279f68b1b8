import type { PostalAddress } from '../carrier/carrier.ts';
import type { Context, Job } from '../context.ts';
import { parcelLines } from '../packing/parcels.ts';
import type { ShipmentWithContents } from './label-request.ts';
import { drawPackingSlip } from './packing-slip.ts';

/** Stores label and packing slip under keys of their own, so that a second run writes them again. */
export async function storeFiles(
  { db, services, now }: Pick<Context | Job, 'db' | 'services' | 'now'>,
  shipment: ShipmentWithContents & { trackingNumber: string },
  label: Buffer,
): Promise<{ labelKey: string; packingSlipKey: string }> {
  const { fulfillment } = shipment;
  const devices = await db.device.findMany({
    where: { shipmentId: shipment.id },
    orderBy: { serial: 'asc' },
  });
  const slip = await drawPackingSlip({
    fulfillmentNumber: fulfillment.number,
    orderNumber: shipment.orderNumber,
    date: now(),
    from: fulfillment.warehouse.address as PostalAddress,
    to: shipment.shipTo as PostalAddress,
    carrier: shipment.serviceName ?? '',
    trackingNumber: shipment.trackingNumber,
    lines: parcelLines(fulfillment.lines, shipment.items).map(({ id, sku, name, quantity }) => ({
      ...{ sku, name, quantity },
      serials: devices.filter((d) => d.fulfillmentLineId === id).map(({ serial }) => serial),
    })),
  });
  const labelKey = `labels/${shipment.id}.pdf`;
  const packingSlipKey = `packing-slips/${shipment.id}.pdf`;
  await services.files.put(labelKey, label, 'application/pdf');
  await services.files.put(packingSlipKey, slip, 'application/pdf');
  return { labelKey, packingSlipKey };
}
