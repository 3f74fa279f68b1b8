-- CreateEnum
CREATE TYPE "ReturnParcelStatus" AS ENUM ('EXPECTED', 'LABEL_REQUESTED', 'LABEL_SENT', 'IN_TRANSIT', 'RECEIVED', 'INSPECTED', 'CANCELED');

-- CreateTable
CREATE TABLE "ReturnParcel" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "returnId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "orderNumber" TEXT NOT NULL,
    "status" "ReturnParcelStatus" NOT NULL,
    "warehouseId" TEXT NOT NULL,
    "shipFrom" JSONB NOT NULL,
    "contactEmail" TEXT,
    "currency" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "weightGrams" INTEGER NOT NULL,
    "carrier" "CarrierCode",
    "service" TEXT,
    "serviceName" TEXT,
    "costMinor" INTEGER,
    "costCurrency" TEXT,
    "reference" TEXT NOT NULL,
    "labelRequestedAt" TIMESTAMPTZ(3),
    "labelAskedAt" TIMESTAMPTZ(3),
    "labelLeaseUntil" TIMESTAMPTZ(3),
    "labelFailure" TEXT,
    "carrierShipmentId" TEXT,
    "trackingNumber" TEXT,
    "trackingUrl" TEXT,
    "labelLink" TEXT,
    "labelKey" TEXT,
    "estimatedDeliveryAt" TIMESTAMPTZ(3),
    "arrivedAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3),
    "inspectedAt" TIMESTAMPTZ(3),
    "inspection" JSONB NOT NULL DEFAULT '[]',
    "nextPollAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReturnParcel_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReturnParcel_returnId_key" ON "ReturnParcel"("returnId");

-- CreateIndex
CREATE UNIQUE INDEX "ReturnParcel_reference_key" ON "ReturnParcel"("reference");

-- CreateIndex
CREATE INDEX "ReturnParcel_organizationId_createdAt_idx" ON "ReturnParcel"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "ReturnParcel_status_createdAt_idx" ON "ReturnParcel"("status", "createdAt");

-- CreateIndex
CREATE INDEX "ReturnParcel_trackingNumber_idx" ON "ReturnParcel"("trackingNumber");

-- CreateIndex
CREATE INDEX "ReturnParcel_nextPollAt_idx" ON "ReturnParcel"("nextPollAt");

-- CreateIndex
CREATE INDEX "ReturnParcel_warehouseId_idx" ON "ReturnParcel"("warehouseId");

-- CreateIndex
CREATE UNIQUE INDEX "ReturnParcel_carrier_carrierShipmentId_key" ON "ReturnParcel"("carrier", "carrierShipmentId");

-- AddForeignKey
ALTER TABLE "ReturnParcel" ADD CONSTRAINT "ReturnParcel_warehouseId_fkey" FOREIGN KEY ("warehouseId") REFERENCES "Warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
