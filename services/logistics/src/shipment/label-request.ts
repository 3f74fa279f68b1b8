import type { Carrier, LabelFormat, LabelRequest, PostalAddress } from '../carrier/carrier.ts';
import { parcelContents } from '../customs/parcel-contents.ts';
import type {
  Fulfillment,
  FulfillmentLine,
  Shipment,
  ShipmentItem,
  Warehouse,
} from '../generated/prisma/client.ts';
import { manifestGroup } from './manifest-group.ts';

export type ShipmentWithContents = Shipment & {
  items: ShipmentItem[];
  fulfillment: Fulfillment & { lines: FulfillmentLine[]; warehouse: Warehouse };
};

/** What the carrier is asked for. The reference is the same however often it is. */
export function labelRequest(
  shipment: ShipmentWithContents,
  format: LabelFormat,
  now: Date,
): LabelRequest {
  const { fulfillment, signature, insuredMinor } = shipment;
  return {
    reference: shipment.reference,
    orderNumber: shipment.orderNumber,
    service: shipment.service ?? '',
    from: fulfillment.warehouse.address as PostalAddress,
    to: shipment.shipTo as PostalAddress,
    parcel: {
      weightGrams: shipment.weightGrams ?? 0,
      lengthMillimetres: shipment.lengthMillimetres ?? 0,
      widthMillimetres: shipment.widthMillimetres ?? 0,
      heightMillimetres: shipment.heightMillimetres ?? 0,
    },
    mailingDate: now.toISOString().slice(0, 10),
    contents: parcelContents(shipment),
    options: { signature: signature as 'NONE' | 'SIGNATURE' | 'ADULT_SIGNATURE', insuredMinor },
    format,
    manifestGroup: manifestGroup(fulfillment.warehouse.code, shipment.labelRequestedAt ?? now),
  };
}

/**
 * What the label is bought as: what the warehouse's printer prints, where the carrier sells it. A 4x6 label
 * can be set on a sheet later; an office sheet cannot be cut down, so 4x6 comes before it.
 */
export function labelFormatOf(
  { fulfillment, labelFormat }: ShipmentWithContents,
  carrier: Carrier,
): LabelFormat {
  const wanted = labelFormat ?? fulfillment.warehouse.labelFormat;
  const known = carrier.labelFormats.find((format) => format === wanted);
  return known ?? (carrier.labelFormats.includes('PDF_4X6') ? 'PDF_4X6' : firstOf(carrier));
}

const firstOf = ({ code, labelFormats: [first] }: Carrier): LabelFormat => {
  if (first === undefined) throw new Error(`${code} sells labels in no format.`);
  return first;
};
