-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "campaignId" TEXT;

-- AlterTable
ALTER TABLE "PaymentMethod" ADD COLUMN     "fingerprint" TEXT;

-- What was mirrored before says it too.
UPDATE "Invoice" i SET "campaignId" = m."data" -> 'metadata' ->> 'campaign_id'
FROM "MirrorObject" m
WHERE m."id" = i."stripeInvoiceId" AND m."data" -> 'metadata' ->> 'campaign_id' IS NOT NULL;

UPDATE "PaymentMethod" p
SET "fingerprint" = m."data" -> p."type" ->> 'fingerprint'
FROM "MirrorObject" m
WHERE m."id" = p."stripePaymentMethodId";
