import { newId } from '@mobilytics/ids/new-id';
import type { Job } from '../context.ts';

/**
 * Notes labels that travelled and stand on no bill 30 days later, and refunds that did not come within
 * 45. Only of carriers whose bills are read: one dated 30 days after the label must be there.
 */
export async function noteMissing(db: Job['db']): Promise<void> {
  const unbilled = await db.$queryRaw<Missing[]>`
    SELECT s."id", s."carrier"::text, s."trackingNumber",
      COALESCE(s."chargedMinor", s."costMinor") AS "expectedMinor",
      COALESCE(s."chargedCurrency", s."costCurrency") AS "currency"
    FROM "Shipment" s
    WHERE s."handedOverAt" IS NOT NULL AND s."status" <> 'VOIDED' AND s."costCurrency" IS NOT NULL
      AND EXISTS (SELECT 1 FROM "CarrierInvoice" i WHERE i."carrier" = s."carrier"
        AND i."invoicedOn" > s."handedOverAt" + interval '30 days')
      AND EXISTS (SELECT 1 FROM "CarrierInvoice" i WHERE i."carrier" = s."carrier"
        AND i."invoicedOn" <= s."handedOverAt" + interval '30 days')
      AND NOT EXISTS (SELECT 1 FROM "CarrierInvoiceLine" l WHERE l."shipmentId" = s."id")
      AND NOT EXISTS (SELECT 1 FROM "ShippingDifference" d
        WHERE d."subject" = 'BOUGHT_NOT_BILLED:' || s."id")
    LIMIT 1000`;
  const overdue = await db.$queryRaw<Missing[]>`
    SELECT s."id", s."carrier"::text, s."trackingNumber", COALESCE(s."costCurrency", 'CAD') AS "currency",
      COALESCE(s."chargedMinor", s."costMinor") AS "expectedMinor"
    FROM "LabelVoid" v JOIN "Shipment" s ON s."id" = v."shipmentId"
    WHERE v."refundState" = 'PENDING' AND v."voidedAt" < now() - interval '45 days'
      AND NOT EXISTS (SELECT 1 FROM "ShippingDifference" d
        WHERE d."subject" = 'REFUND_OVERDUE:' || s."id")
    LIMIT 1000`;
  const rows = [
    ...unbilled.map((row) => toRow('BOUGHT_NOT_BILLED', row)),
    ...overdue.map((row) => toRow('REFUND_OVERDUE', row)),
  ];
  await db.shippingDifference.createMany({ data: rows, skipDuplicates: true });
}

type Missing = {
  id: string;
  carrier: 'CANADA_POST' | 'USPS' | 'DHL' | 'CHIT_CHATS';
  trackingNumber: string | null;
  expectedMinor: number | null;
  currency: string;
};

function toRow(kind: 'BOUGHT_NOT_BILLED' | 'REFUND_OVERDUE', { id, ...label }: Missing) {
  const openedAt = new Date();
  return {
    ...{ ...label, kind, openedAt },
    id: newId('dif', openedAt),
    shipmentId: id,
    subject: `${kind}:${id}`,
  };
}
