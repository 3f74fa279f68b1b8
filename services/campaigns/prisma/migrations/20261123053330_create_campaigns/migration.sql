-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Market" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "population" INTEGER,
    "currency" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Market_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Rate" (
    "marketCode" TEXT NOT NULL,
    "vehicleType" TEXT NOT NULL,
    "placement" TEXT NOT NULL,
    "weekMinor" INTEGER NOT NULL,

    CONSTRAINT "Rate_pkey" PRIMARY KEY ("marketCode","vehicleType","placement")
);

-- CreateTable
CREATE TABLE "Device" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "imei" TEXT NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Vehicle" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "marketCode" TEXT NOT NULL,
    "placements" TEXT[],
    "illuminated" BOOLEAN NOT NULL,
    "licensePlate" TEXT,
    "depot" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Vehicle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeviceAssignment" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeviceAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "advertiser" TEXT NOT NULL,
    "brand" TEXT,
    "brief" TEXT,
    "marketCode" TEXT NOT NULL,
    "budgetMinor" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Line" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "placement" TEXT NOT NULL,
    "creativeId" TEXT,
    "priceMinor" INTEGER,
    "requestedAt" TIMESTAMPTZ(3),
    "bookedAt" TIMESTAMPTZ(3),
    "approvedAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LineVehicle" (
    "lineId" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,

    CONSTRAINT "LineVehicle_pkey" PRIMARY KEY ("lineId","vehicleId")
);

-- CreateTable
CREATE TABLE "OccupiedFace" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "face" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OccupiedFace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CreativeAssignment" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "creativeId" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "placement" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CreativeAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Creative" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "widthPixels" INTEGER,
    "heightPixels" INTEGER,
    "objectKey" TEXT NOT NULL,
    "rejectReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Creative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxEvent" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "organizationId" TEXT,
    "payload" JSONB NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "requestId" TEXT NOT NULL,
    "actorId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxEvent" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "owner" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "response" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("owner","key")
);

-- CreateIndex
CREATE INDEX "Device_organizationId_serial_idx" ON "Device"("organizationId", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "Vehicle_organizationId_name_key" ON "Vehicle"("organizationId", "name");

-- CreateIndex
CREATE INDEX "DeviceAssignment_organizationId_idx" ON "DeviceAssignment"("organizationId");

-- CreateIndex
CREATE INDEX "DeviceAssignment_vehicleId_startsAt_idx" ON "DeviceAssignment"("vehicleId", "startsAt");

-- CreateIndex
CREATE INDEX "DeviceAssignment_deviceId_startsAt_idx" ON "DeviceAssignment"("deviceId", "startsAt");

-- CreateIndex
CREATE INDEX "Campaign_organizationId_createdAt_idx" ON "Campaign"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "Line_organizationId_createdAt_idx" ON "Line"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "Line_campaignId_idx" ON "Line"("campaignId");

-- CreateIndex
CREATE INDEX "Line_status_startsAt_idx" ON "Line"("status", "startsAt");

-- CreateIndex
CREATE INDEX "LineVehicle_organizationId_idx" ON "LineVehicle"("organizationId");

-- CreateIndex
CREATE INDEX "OccupiedFace_organizationId_idx" ON "OccupiedFace"("organizationId");

-- CreateIndex
CREATE INDEX "OccupiedFace_lineId_idx" ON "OccupiedFace"("lineId");

-- CreateIndex
CREATE INDEX "CreativeAssignment_organizationId_idx" ON "CreativeAssignment"("organizationId");

-- CreateIndex
CREATE INDEX "CreativeAssignment_vehicleId_startsAt_idx" ON "CreativeAssignment"("vehicleId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "CreativeAssignment_lineId_vehicleId_key" ON "CreativeAssignment"("lineId", "vehicleId");

-- CreateIndex
CREATE INDEX "Creative_organizationId_createdAt_idx" ON "Creative"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "OutboxEvent_publishedAt_id_idx" ON "OutboxEvent"("publishedAt", "id");

-- CreateIndex
CREATE INDEX "InboxEvent_receivedAt_idx" ON "InboxEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- AddForeignKey
ALTER TABLE "Vehicle" ADD CONSTRAINT "Vehicle_marketCode_fkey" FOREIGN KEY ("marketCode") REFERENCES "Market"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeviceAssignment" ADD CONSTRAINT "DeviceAssignment_deviceId_fkey" FOREIGN KEY ("deviceId") REFERENCES "Device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeviceAssignment" ADD CONSTRAINT "DeviceAssignment_vehicleId_fkey" FOREIGN KEY ("vehicleId") REFERENCES "Vehicle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_marketCode_fkey" FOREIGN KEY ("marketCode") REFERENCES "Market"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Line" ADD CONSTRAINT "Line_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Line" ADD CONSTRAINT "Line_creativeId_fkey" FOREIGN KEY ("creativeId") REFERENCES "Creative"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LineVehicle" ADD CONSTRAINT "LineVehicle_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "Line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LineVehicle" ADD CONSTRAINT "LineVehicle_vehicleId_fkey" FOREIGN KEY ("vehicleId") REFERENCES "Vehicle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OccupiedFace" ADD CONSTRAINT "OccupiedFace_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "Line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreativeAssignment" ADD CONSTRAINT "CreativeAssignment_creativeId_fkey" FOREIGN KEY ("creativeId") REFERENCES "Creative"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreativeAssignment" ADD CONSTRAINT "CreativeAssignment_vehicleId_fkey" FOREIGN KEY ("vehicleId") REFERENCES "Vehicle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreativeAssignment" ADD CONSTRAINT "CreativeAssignment_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "Line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must never be: two devices on a vehicle, a device on two vehicles, or two lines on one face at a time.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "DeviceAssignment"
  ADD CONSTRAINT "DeviceAssignment_range" CHECK ("endsAt" IS NULL OR "endsAt" >= "startsAt"),
  ADD CONSTRAINT "DeviceAssignment_one_vehicle" EXCLUDE USING gist
    ("deviceId" WITH =, tstzrange("startsAt", "endsAt") WITH &&),
  ADD CONSTRAINT "DeviceAssignment_one_device" EXCLUDE USING gist
    ("vehicleId" WITH =, tstzrange("startsAt", "endsAt") WITH &&);
ALTER TABLE "OccupiedFace"
  ADD CONSTRAINT "OccupiedFace_face" CHECK ("face" IN ('FRONT', 'REAR', 'DRIVER_SIDE', 'PASSENGER_SIDE')),
  ADD CONSTRAINT "OccupiedFace_one_line" EXCLUDE USING gist
    ("vehicleId" WITH =, "face" WITH =, tstzrange("startsAt", "endsAt") WITH &&);
ALTER TABLE "Line"
  ADD CONSTRAINT "Line_dates" CHECK ("endDate" >= "startDate" AND "endsAt" > "startsAt"),
  ADD CONSTRAINT "Line_status" CHECK ("status" IN ('DRAFT', 'PENDING_RESERVATION', 'RESERVED',
    'PENDING_BOOKING', 'BOOKED', 'IN_FLIGHT', 'FINISHED', 'DECLINED', 'EXPIRED', 'CANCELED', 'STOPPED',
    'PAUSED', 'PENDING_CHANGE')),
  ADD CONSTRAINT "Line_price" CHECK ("priceMinor" >= 0);
ALTER TABLE "Creative"
  ADD CONSTRAINT "Creative_status" CHECK ("status" IN ('UPLOADING', 'READY', 'REJECTED'));

-- Markets. Populations: United States Census 2020 (city), Statistics Canada Census 2021 (city).
INSERT INTO "Market" ("code", "name", "country", "timeZone", "population", "currency", "latitude", "longitude") VALUES
  ('CHICAGO', 'Chicago', 'US', 'America/Chicago', 2746388, 'USD', 41.8781, -87.6298),
  ('TORONTO', 'Toronto', 'CA', 'America/Toronto', 2794356, 'CAD', 43.6532, -79.3832),
  ('MONTREAL', 'Montréal', 'CA', 'America/Toronto', 1762949, 'CAD', 45.5019, -73.5674);

-- The rate card: a week of a full wrap by vehicle type, and each placement's share of it, in minor units.
INSERT INTO "Rate" ("marketCode", "vehicleType", "placement", "weekMinor")
SELECT market, vehicle, placement, round(base * factor * share / 500) * 500
FROM (VALUES ('CHICAGO', 1.0), ('TORONTO', 1.15), ('MONTREAL', 0.95)) AS markets (market, factor),
     (VALUES ('CAR', 25000), ('VAN', 38000), ('BOX_TRUCK', 62000), ('TRAILER', 78000), ('BUS', 90000))
       AS vehicles (vehicle, base),
     (VALUES ('FULL_WRAP', 1.0), ('DRIVER_SIDE', 0.45), ('PASSENGER_SIDE', 0.35), ('REAR', 0.3), ('FRONT', 0.2))
       AS placements (placement, share);
