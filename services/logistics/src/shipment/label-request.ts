import type { CustomsItem, LabelRequest, PostalAddress } from '../carrier/carrier.ts';
import type {
  Fulfillment,
  FulfillmentLine,
  Shipment,
  Warehouse,
} from '../generated/prisma/client.ts';

export type ShipmentWithContents = Shipment & {
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
    contents: { currency: fulfillment.currency, items: customsItems(shipment) },
  };
}

/** An item without a known weight weighs its share of the parcel, never more than the parcel in all. */
function customsItems({ fulfillment, weightGrams }: ShipmentWithContents): CustomsItem[] {
  const pieces = fulfillment.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const share = Math.max(1, Math.floor((weightGrams ?? 0) / Math.max(1, pieces)));
  const fits = (unit: number | null): unit is number => unit !== null && unit <= share;
  return fulfillment.lines.map((line) => ({
    sku: line.sku,
    description: line.name,
    quantity: line.quantity,
    unitWeightGrams: fits(line.weightGrams) ? line.weightGrams : share,
    unitValueMinor: line.unitPriceMinor,
    hsCode: line.hsCode,
    countryOfOrigin: line.countryOfOrigin,
  }));
}
