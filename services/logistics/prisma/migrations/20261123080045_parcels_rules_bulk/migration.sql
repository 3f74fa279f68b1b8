-- CreateEnum
CREATE TYPE "BulkRunStatus" AS ENUM ('RUNNING', 'PAUSED', 'CANCELED', 'DONE');

-- CreateEnum
CREATE TYPE "BulkItemStatus" AS ENUM ('QUEUED', 'RATED', 'BOUGHT', 'FAILED', 'SKIPPED');

-- AlterTable
ALTER TABLE "Warehouse" ADD COLUMN     "labelFormat" TEXT NOT NULL DEFAULT 'PDF_4X6';

-- AlterTable
ALTER TABLE "Shipment" ADD COLUMN     "customs" JSONB,
ADD COLUMN     "customsInvoiceKey" TEXT,
ADD COLUMN     "insuredMinor" INTEGER,
ADD COLUMN     "labelFormat" TEXT,
ADD COLUMN     "rateChoice" JSONB,
ADD COLUMN     "signature" TEXT NOT NULL DEFAULT 'NONE';

-- CreateTable
CREATE TABLE "ParcelPreset" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lengthMillimetres" INTEGER NOT NULL,
    "widthMillimetres" INTEGER NOT NULL,
    "heightMillimetres" INTEGER NOT NULL,
    "tareGrams" INTEGER NOT NULL,
    "maxWeightGrams" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ParcelPreset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShippingRule" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "conditions" JSONB NOT NULL,
    "action" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShippingRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkRun" (
    "id" TEXT NOT NULL,
    "status" "BulkRunStatus" NOT NULL,
    "presetId" TEXT,
    "startedBy" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "BulkRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkItem" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "fulfillmentId" TEXT NOT NULL,
    "shipmentId" TEXT,
    "status" "BulkItemStatus" NOT NULL,
    "rateId" TEXT,
    "reasonCode" TEXT,
    "reasonDetail" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BulkItem_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ParcelPreset_name_key" ON "ParcelPreset"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ShippingRule_name_key" ON "ShippingRule"("name");

-- CreateIndex
CREATE INDEX "ShippingRule_position_idx" ON "ShippingRule"("position");

-- CreateIndex
CREATE INDEX "BulkRun_createdAt_idx" ON "BulkRun"("createdAt");

-- CreateIndex
CREATE INDEX "BulkRun_status_leaseUntil_idx" ON "BulkRun"("status", "leaseUntil");

-- CreateIndex
CREATE INDEX "BulkItem_runId_status_idx" ON "BulkItem"("runId", "status");

-- CreateIndex
CREATE INDEX "BulkItem_fulfillmentId_idx" ON "BulkItem"("fulfillmentId");

-- CreateIndex
CREATE UNIQUE INDEX "BulkItem_runId_position_key" ON "BulkItem"("runId", "position");

-- AddForeignKey
ALTER TABLE "BulkItem" ADD CONSTRAINT "BulkItem_runId_fkey" FOREIGN KEY ("runId") REFERENCES "BulkRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must never be.
ALTER TABLE "Warehouse" ADD CONSTRAINT "Warehouse_labelFormat" CHECK ("labelFormat" IN ('PDF_4X6', 'PDF_LETTER', 'PDF_A4', 'ZPL_4X6'));
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_labelFormat" CHECK ("labelFormat" IN ('PDF_4X6', 'PDF_LETTER', 'ZPL_4X6'));
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_signature" CHECK ("signature" IN ('NONE', 'SIGNATURE', 'ADULT_SIGNATURE'));
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_insured" CHECK ("insuredMinor" >= 0);
ALTER TABLE "ParcelPreset" ADD CONSTRAINT "ParcelPreset_size" CHECK ("lengthMillimetres" BETWEEN 1 AND 2000 AND "widthMillimetres" BETWEEN 1 AND 2000 AND "heightMillimetres" BETWEEN 1 AND 2000);
ALTER TABLE "ParcelPreset" ADD CONSTRAINT "ParcelPreset_weight" CHECK ("tareGrams" >= 0 AND "maxWeightGrams" > "tareGrams");
ALTER TABLE "BulkItem" ADD CONSTRAINT "BulkItem_reason" CHECK ("status" NOT IN ('FAILED', 'SKIPPED') OR "reasonCode" IS NOT NULL);
ALTER TABLE "BulkItem" ADD CONSTRAINT "BulkItem_rated" CHECK ("status" NOT IN ('RATED', 'BOUGHT') OR ("rateId" IS NOT NULL AND "shipmentId" IS NOT NULL));
-- A parcel is in one run at a time; what is done or failed may be tried in another.
CREATE UNIQUE INDEX "BulkItem_open" ON "BulkItem" ("fulfillmentId", COALESCE("shipmentId", '')) WHERE "status" IN ('QUEUED', 'RATED');

-- Labels that were bought before came as 4x6 PDF.
UPDATE "Shipment" SET "labelFormat" = 'PDF_4X6' WHERE "labelKey" IS NOT NULL;

-- The boxes of our packing tables.
INSERT INTO "ParcelPreset" ("id", "name", "lengthMillimetres", "widthMillimetres", "heightMillimetres", "tareGrams", "maxWeightGrams", "createdAt") VALUES
  ('pps_01kaqh0000sma11b0x00000001', 'Small box', 300, 220, 120, 180, 5000, now()),
  ('pps_01kaqh0000med1vmb0x0000002', 'Medium box', 400, 300, 250, 420, 20000, now());
