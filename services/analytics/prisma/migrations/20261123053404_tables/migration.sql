-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Device" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3) NOT NULL,
    "lastPingAt" TIMESTAMPTZ(3),
    "measuredTo" TIMESTAMPTZ(3),
    "measuredAt" TIMESTAMPTZ(3),
    "measureQueuedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeviceKey" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeviceKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ping" (
    "deviceId" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "speedMetresPerSecond" REAL,
    "headingDegrees" REAL,
    "accuracyMetres" REAL,
    "batteryPercent" REAL,

    CONSTRAINT "Ping_pkey" PRIMARY KEY ("deviceId","sequence")
) PARTITION BY HASH ("deviceId");

-- By device and not by time, because (device, sequence) must be unique across all of time, which
-- PostgreSQL promises only for keys that hold the partition's column.
CREATE TABLE "Ping_0" PARTITION OF "Ping" FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE "Ping_1" PARTITION OF "Ping" FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE "Ping_2" PARTITION OF "Ping" FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE "Ping_3" PARTITION OF "Ping" FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE "Ping_4" PARTITION OF "Ping" FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE "Ping_5" PARTITION OF "Ping" FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE "Ping_6" PARTITION OF "Ping" FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE "Ping_7" PARTITION OF "Ping" FOR VALUES WITH (MODULUS 8, REMAINDER 7);

-- CreateTable
CREATE TABLE "PingFlag" (
    "deviceId" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "trackDay" DATE NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "PingFlag_pkey" PRIMARY KEY ("deviceId","sequence")
);

-- CreateTable
CREATE TABLE "DirtyRange" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,

    CONSTRAINT "DirtyRange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrackDay" (
    "deviceId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "organizationId" TEXT NOT NULL,
    "stateBefore" TEXT NOT NULL,
    "methodVersion" TEXT NOT NULL,

    CONSTRAINT "TrackDay_pkey" PRIMARY KEY ("deviceId","day")
);

-- CreateTable
CREATE TABLE "DeviceAssignment" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "vehicleName" TEXT NOT NULL,
    "marketCode" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "population" INTEGER,
    "illuminated" BOOLEAN NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3),
    "eventId" TEXT NOT NULL,

    CONSTRAINT "DeviceAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CreativeAssignment" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "creativeId" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "placement" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,
    "eventId" TEXT NOT NULL,

    CONSTRAINT "CreativeAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Line" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "marketCode" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE NOT NULL,
    "stoppedAt" TIMESTAMPTZ(3),
    "eventId" TEXT NOT NULL,

    CONSTRAINT "Line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrafficCountSet" (
    "id" TEXT NOT NULL,
    "marketCode" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrafficCountSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrafficStation" (
    "setId" TEXT NOT NULL,
    "stationId" BIGINT NOT NULL,
    "countedOn" DATE NOT NULL,
    "street" TEXT NOT NULL,
    "vehiclesPerDay" INTEGER,
    "northbound" INTEGER,
    "eastbound" INTEGER,
    "southbound" INTEGER,
    "westbound" INTEGER,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "TrafficStation_pkey" PRIMARY KEY ("setId","stationId","countedOn")
);

-- CreateTable
CREATE TABLE "Exposure" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "trackDay" DATE NOT NULL,
    "hourStart" TIMESTAMPTZ(0) NOT NULL,
    "localDate" DATE NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "lineId" TEXT,
    "creativeId" TEXT,
    "cell" TEXT NOT NULL,
    "methodVersion" TEXT NOT NULL,
    "countSetId" TEXT,
    "grossMicro" BIGINT,
    "otsMicro" BIGINT,
    "ltsMicro" BIGINT,
    "audienceMicro" BIGINT,
    "durationMs" BIGINT NOT NULL,
    "creditedMs" BIGINT NOT NULL,
    "uncoveredMs" BIGINT NOT NULL,
    "gapMs" BIGINT NOT NULL,
    "lengthMm" BIGINT NOT NULL,
    "intervals" INTEGER NOT NULL,

    CONSTRAINT "Exposure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StationDay" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "trackDay" DATE NOT NULL,
    "localDate" DATE NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "stationId" BIGINT NOT NULL,
    "countSetId" TEXT NOT NULL,
    "otsMicro" BIGINT NOT NULL,

    CONSTRAINT "StationDay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Trip" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "trackDay" DATE NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "lengthMm" BIGINT NOT NULL,
    "pings" INTEGER NOT NULL,
    "otsByLine" JSONB NOT NULL,
    "lineIds" TEXT[],
    "path" JSONB NOT NULL,

    CONSTRAINT "Trip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Restatement" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "restatedAt" TIMESTAMPTZ(3) NOT NULL,
    "dates" DATE[],
    "fromOtsMicro" BIGINT,
    "toOtsMicro" BIGINT,
    "cause" TEXT NOT NULL,

    CONSTRAINT "Restatement_pkey" PRIMARY KEY ("id")
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
CREATE INDEX "Device_organizationId_idx" ON "Device"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "DeviceKey_hash_key" ON "DeviceKey"("hash");

-- CreateIndex
CREATE INDEX "DeviceKey_organizationId_idx" ON "DeviceKey"("organizationId");

-- CreateIndex
CREATE INDEX "DeviceKey_deviceId_idx" ON "DeviceKey"("deviceId");

-- CreateIndex
CREATE INDEX "Ping_deviceId_recordedAt_idx" ON "Ping"("deviceId", "recordedAt");

-- CreateIndex
CREATE INDEX "PingFlag_deviceId_trackDay_idx" ON "PingFlag"("deviceId", "trackDay");

-- CreateIndex
CREATE INDEX "DirtyRange_deviceId_idx" ON "DirtyRange"("deviceId");

-- CreateIndex
CREATE INDEX "DirtyRange_since_idx" ON "DirtyRange"("since");

-- CreateIndex
CREATE INDEX "DeviceAssignment_organizationId_idx" ON "DeviceAssignment"("organizationId");

-- CreateIndex
CREATE INDEX "DeviceAssignment_deviceId_idx" ON "DeviceAssignment"("deviceId");

-- CreateIndex
CREATE INDEX "DeviceAssignment_vehicleId_idx" ON "DeviceAssignment"("vehicleId");

-- CreateIndex
CREATE INDEX "DeviceAssignment_marketCode_idx" ON "DeviceAssignment"("marketCode");

-- CreateIndex
CREATE INDEX "CreativeAssignment_organizationId_idx" ON "CreativeAssignment"("organizationId");

-- CreateIndex
CREATE INDEX "CreativeAssignment_vehicleId_idx" ON "CreativeAssignment"("vehicleId");

-- CreateIndex
CREATE INDEX "CreativeAssignment_lineId_idx" ON "CreativeAssignment"("lineId");

-- CreateIndex
CREATE INDEX "Line_organizationId_idx" ON "Line"("organizationId");

-- CreateIndex
CREATE INDEX "Line_campaignId_idx" ON "Line"("campaignId");

-- CreateIndex
CREATE UNIQUE INDEX "TrafficCountSet_marketCode_version_key" ON "TrafficCountSet"("marketCode", "version");

-- CreateIndex
CREATE INDEX "Exposure_deviceId_trackDay_idx" ON "Exposure"("deviceId", "trackDay");

-- CreateIndex
CREATE INDEX "Exposure_lineId_idx" ON "Exposure"("lineId");

-- CreateIndex
CREATE INDEX "Exposure_organizationId_idx" ON "Exposure"("organizationId");

-- CreateIndex
CREATE INDEX "StationDay_deviceId_trackDay_idx" ON "StationDay"("deviceId", "trackDay");

-- CreateIndex
CREATE INDEX "StationDay_lineId_idx" ON "StationDay"("lineId");

-- CreateIndex
CREATE INDEX "StationDay_organizationId_idx" ON "StationDay"("organizationId");

-- CreateIndex
CREATE INDEX "Trip_deviceId_trackDay_idx" ON "Trip"("deviceId", "trackDay");

-- CreateIndex
CREATE INDEX "Trip_organizationId_startedAt_idx" ON "Trip"("organizationId", "startedAt");

-- CreateIndex
CREATE INDEX "Trip_vehicleId_startedAt_idx" ON "Trip"("vehicleId", "startedAt");

-- CreateIndex
CREATE INDEX "Trip_lineIds_idx" ON "Trip" USING GIN ("lineIds");

-- CreateIndex
CREATE INDEX "Restatement_organizationId_idx" ON "Restatement"("organizationId");

-- CreateIndex
CREATE INDEX "Restatement_lineId_restatedAt_idx" ON "Restatement"("lineId", "restatedAt");

-- CreateIndex
CREATE INDEX "OutboxEvent_publishedAt_id_idx" ON "OutboxEvent"("publishedAt", "id");

-- CreateIndex
CREATE INDEX "InboxEvent_receivedAt_idx" ON "InboxEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- AddForeignKey
ALTER TABLE "TrafficStation" ADD CONSTRAINT "TrafficStation_setId_fkey" FOREIGN KEY ("setId") REFERENCES "TrafficCountSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Words and figures that the columns may hold.
ALTER TABLE "DirtyRange" ADD CONSTRAINT "DirtyRange_cause_known"
  CHECK ("cause" IN ('PINGS', 'ASSIGNMENT', 'COUNTS'));
ALTER TABLE "Restatement" ADD CONSTRAINT "Restatement_cause_known"
  CHECK ("cause" IN ('PINGS', 'ASSIGNMENT', 'COUNTS'));
ALTER TABLE "PingFlag" ADD CONSTRAINT "PingFlag_reason_known"
  CHECK ("reason" IN ('NO_DEVICE_OR_TIME', 'NO_POSITION', 'FROM_FUTURE', 'SAME_TIME', 'TOO_FAST'));
ALTER TABLE "CreativeAssignment" ADD CONSTRAINT "CreativeAssignment_placement_known"
  CHECK ("placement" IN ('FRONT', 'REAR', 'DRIVER_SIDE', 'PASSENGER_SIDE', 'FULL_WRAP'));
ALTER TABLE "Ping" ADD CONSTRAINT "Ping_on_earth"
  CHECK ("latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180);
ALTER TABLE "Ping" ADD CONSTRAINT "Ping_sequence_not_negative" CHECK ("sequence" >= 0);
ALTER TABLE "TrafficStation" ADD CONSTRAINT "TrafficStation_volumes_not_negative" CHECK (
  "vehiclesPerDay" >= 0 AND "northbound" >= 0 AND "eastbound" >= 0
  AND "southbound" >= 0 AND "westbound" >= 0);
ALTER TABLE "Exposure" ADD CONSTRAINT "Exposure_not_negative" CHECK (
  "grossMicro" >= 0 AND "otsMicro" >= 0 AND "durationMs" >= 0 AND "gapMs" >= 0 AND "lengthMm" >= 0
  AND "creditedMs" BETWEEN 0 AND "durationMs" AND "uncoveredMs" BETWEEN 0 AND "creditedMs");

-- A device sends with one key at a time.
CREATE UNIQUE INDEX "DeviceKey_one_open" ON "DeviceKey" ("deviceId") WHERE "endedAt" IS NULL;

-- Figures can be recomputed because what they are made of stays as it came.
CREATE FUNCTION refuse_ping_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'pings are never changed';
END $$;
CREATE TRIGGER "Ping_never_changed" BEFORE UPDATE ON "Ping"
  FOR EACH ROW EXECUTE FUNCTION refuse_ping_change();
