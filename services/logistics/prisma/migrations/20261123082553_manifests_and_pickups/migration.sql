-- CreateEnum
CREATE TYPE "ManifestStatus" AS ENUM ('REQUESTED', 'CREATED', 'HANDED_OVER', 'FAILED');

-- CreateEnum
CREATE TYPE "PickupStatus" AS ENUM ('REQUESTED', 'BOOKED', 'FAILED', 'CANCELED');

-- AlterTable
ALTER TABLE "Shipment" ADD COLUMN     "manifestId" TEXT;

-- CreateTable
CREATE TABLE "Manifest" (
    "id" TEXT NOT NULL,
    "carrier" "CarrierCode" NOT NULL,
    "warehouseId" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "status" "ManifestStatus" NOT NULL,
    "toldCarrier" BOOLEAN NOT NULL,
    "parcelCount" INTEGER NOT NULL,
    "carrierManifestIds" TEXT[],
    "documentKeys" TEXT[],
    "listKey" TEXT,
    "leftOut" JSONB NOT NULL DEFAULT '[]',
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "handedOverAt" TIMESTAMPTZ(3),

    CONSTRAINT "Manifest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pickup" (
    "id" TEXT NOT NULL,
    "carrier" "CarrierCode" NOT NULL,
    "warehouseId" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "readyAt" TEXT NOT NULL,
    "closesAt" TEXT NOT NULL,
    "parcelCount" INTEGER NOT NULL,
    "weightGrams" INTEGER NOT NULL,
    "instructions" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "status" "PickupStatus" NOT NULL,
    "confirmationNumber" TEXT,
    "revision" TEXT,
    "errorMessage" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Pickup_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Manifest_warehouseId_date_idx" ON "Manifest"("warehouseId", "date");

-- CreateIndex
CREATE INDEX "Manifest_createdAt_idx" ON "Manifest"("createdAt");

-- CreateIndex
CREATE INDEX "Manifest_status_leaseUntil_idx" ON "Manifest"("status", "leaseUntil");

-- CreateIndex
CREATE INDEX "Pickup_warehouseId_date_idx" ON "Pickup"("warehouseId", "date");

-- CreateIndex
CREATE INDEX "Shipment_manifestId_idx" ON "Shipment"("manifestId");

-- CreateIndex
CREATE INDEX "Shipment_status_manifestId_idx" ON "Shipment"("status", "manifestId");

-- AddForeignKey
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_manifestId_fkey" FOREIGN KEY ("manifestId") REFERENCES "Manifest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Manifest" ADD CONSTRAINT "Manifest_warehouseId_fkey" FOREIGN KEY ("warehouseId") REFERENCES "Warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pickup" ADD CONSTRAINT "Pickup_warehouseId_fkey" FOREIGN KEY ("warehouseId") REFERENCES "Warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One driver at a time: a booking whose outcome is not known keeps the place of a second one.
CREATE UNIQUE INDEX "Pickup_open" ON "Pickup" ("carrier", "warehouseId", "date")
  WHERE "status" IN ('REQUESTED', 'BOOKED');

ALTER TABLE "Pickup"
  ADD CONSTRAINT "Pickup_window" CHECK ("readyAt" ~ '^\d{2}:\d{2}$' AND "closesAt" ~ '^\d{2}:\d{2}$' AND "readyAt" < "closesAt"),
  ADD CONSTRAINT "Pickup_parcels" CHECK ("parcelCount" > 0 AND "weightGrams" > 0),
  ADD CONSTRAINT "Pickup_booked" CHECK ("status" <> 'BOOKED' OR "confirmationNumber" IS NOT NULL);

ALTER TABLE "Manifest"
  ADD CONSTRAINT "Manifest_parcels" CHECK ("parcelCount" >= 0),
  ADD CONSTRAINT "Manifest_created" CHECK ("status" NOT IN ('CREATED', 'HANDED_OVER') OR "listKey" IS NOT NULL),
  ADD CONSTRAINT "Manifest_handed_over" CHECK (("status" = 'HANDED_OVER') = ("handedOverAt" IS NOT NULL));
