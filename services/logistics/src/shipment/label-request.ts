import type { Contents, CustomsItem, LabelRequest, PostalAddress } from '../carrier/carrier.ts';
import type {
  Fulfillment,
  FulfillmentLine,
  Shipment,
  ShipmentItem,
  Warehouse,
} from '../generated/prisma/client.ts';
import { parcelLines } from '../packing/parcels.ts';

export type ShipmentWithContents = Shipment & {
  items: ShipmentItem[];
  fulfillment: Fulfillment & { lines: FulfillmentLine[]; warehouse: Warehouse };
};

/** What the carrier is asked for. The reference is the same however often it is. */
export function labelRequest(shipment: ShipmentWithContents, now: Date): LabelRequest {
  const { fulfillment } = shipment;
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
    contents: contentsOf(
      { ...fulfillment, lines: parcelLines(fulfillment.lines, shipment.items) },
      shipment.weightGrams ?? 0,
    ),
    options: { signature: 'NONE', insuredMinor: null },
    format: 'PDF_4X6',
    manifestGroup: `${fulfillment.warehouse.code}-${now.toISOString().slice(0, 10)}`,
  };
}

type Packed = Fulfillment & { lines: FulfillmentLine[] };

/** What customs are told of a parcel: of the fulfilment, only the lines and quantities it holds. */
export function contentsOf(fulfillment: Packed, weightGrams: number): Contents {
  return {
    currency: fulfillment.currency,
    reason: 'SALE',
    incoterm: 'DAP',
    invoiceNumber: fulfillment.orderNumber,
    items: customsItems(fulfillment, weightGrams),
  };
}

/** An item without a known weight weighs its share of the parcel, never more than the parcel in all. */
function customsItems({ lines }: Packed, weightGrams: number): CustomsItem[] {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const share = Math.max(1, Math.floor(weightGrams / Math.max(1, pieces)));
  const fits = (unit: number | null): unit is number => unit !== null && unit <= share;
  return lines.map((line) => ({
    sku: line.sku,
    description: line.name,
    quantity: line.quantity,
    unitWeightGrams: fits(line.weightGrams) ? line.weightGrams : share,
    unitValueMinor: line.unitPriceMinor,
    hsCode: line.hsCode,
    countryOfOrigin: line.countryOfOrigin,
  }));
}
