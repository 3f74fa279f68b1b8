-- CreateTable
CREATE TABLE "DeliveryDay" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "trackDay" DATE NOT NULL,
    "localDate" DATE NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "ofId" TEXT NOT NULL,
    "grossMicro" BIGINT,
    "otsMicro" BIGINT,
    "durationMs" BIGINT NOT NULL,
    "creditedMs" BIGINT NOT NULL,
    "uncoveredMs" BIGINT NOT NULL,
    "gapMs" BIGINT NOT NULL,
    "lengthMm" BIGINT NOT NULL,

    CONSTRAINT "DeliveryDay_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DeliveryDay_deviceId_trackDay_idx" ON "DeliveryDay"("deviceId", "trackDay");

-- CreateIndex
CREATE INDEX "DeliveryDay_ofId_idx" ON "DeliveryDay"("ofId");

-- CreateIndex
CREATE INDEX "DeliveryDay_organizationId_idx" ON "DeliveryDay"("organizationId");

-- Figures that the columns may hold.
ALTER TABLE "DeliveryDay" ADD CONSTRAINT "DeliveryDay_not_negative" CHECK (
  "grossMicro" >= 0 AND "otsMicro" >= 0 AND "durationMs" >= 0 AND "gapMs" >= 0 AND "lengthMm" >= 0
  AND "creditedMs" BETWEEN 0 AND "durationMs" AND "uncoveredMs" BETWEEN 0 AND "creditedMs");

-- What was measured before this table is measured again, which fills it.
INSERT INTO "DirtyRange" ("organizationId", "deviceId", "from", "to", "since", "cause")
SELECT "organizationId", "id", '2000-01-01', NULL, now(), 'ASSIGNMENT'
FROM "Device" WHERE "measuredAt" IS NOT NULL;
