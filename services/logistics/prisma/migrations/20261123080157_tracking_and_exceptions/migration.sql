-- CreateEnum
CREATE TYPE "EstimateSource" AS ENUM ('CARRIER', 'SERVICE');

-- CreateEnum
CREATE TYPE "ExceptionKind" AS ENUM ('NOT_SCANNED', 'STANDS_STILL', 'LATE', 'DELIVERY_PROBLEM', 'REFUSED', 'BAD_ADDRESS', 'CUSTOMS', 'HELD_FOR_PICKUP', 'RETURNED', 'DELIVERY_TAKEN_BACK', 'LABEL_PENDING', 'PURCHASE_UNKNOWN', 'VOIDED_BUT_MOVING', 'NOT_MANIFESTED', 'TRACKING_GIVEN_UP');

-- CreateEnum
CREATE TYPE "ExceptionStatus" AS ENUM ('OPEN', 'RESOLVED');

-- CreateEnum
CREATE TYPE "ExceptionEntryKind" AS ENUM ('OPENED', 'REOPENED', 'ASSIGNED', 'NOTED', 'RESOLVED', 'CLEARED');

-- DropIndex
DROP INDEX "Shipment_nextPollAt_idx";

-- AlterTable
ALTER TABLE "Shipment" ADD COLUMN     "correctedAt" TIMESTAMPTZ(3),
ADD COLUMN     "estimateSource" "EstimateSource",
ADD COLUMN     "lastEventAt" TIMESTAMPTZ(3),
ADD COLUMN     "publicToken" TEXT NOT NULL DEFAULT replace((gen_random_uuid())::text, '-'::text, ''::text),
ADD COLUMN     "trackingGivenUpAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "TrackingPush" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "shipmentId" TEXT NOT NULL,
    "carrier" "CarrierCode" NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrackingPush_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShipmentException" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "shipmentId" TEXT NOT NULL,
    "kind" "ExceptionKind" NOT NULL,
    "status" "ExceptionStatus" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "detail" TEXT,
    "assigneeId" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ShipmentException_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExceptionEntry" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "exceptionId" TEXT NOT NULL,
    "kind" "ExceptionEntryKind" NOT NULL,
    "text" TEXT,
    "actorId" TEXT,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExceptionEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TrackingPush_organizationId_shipmentId_idx" ON "TrackingPush"("organizationId", "shipmentId");

-- CreateIndex
CREATE INDEX "TrackingPush_receivedAt_idx" ON "TrackingPush"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "TrackingPush_shipmentId_bodyHash_key" ON "TrackingPush"("shipmentId", "bodyHash");

-- CreateIndex
CREATE INDEX "ShipmentException_organizationId_status_idx" ON "ShipmentException"("organizationId", "status");

-- CreateIndex
CREATE INDEX "ShipmentException_status_since_idx" ON "ShipmentException"("status", "since");

-- CreateIndex
CREATE UNIQUE INDEX "ShipmentException_shipmentId_kind_key" ON "ShipmentException"("shipmentId", "kind");

-- CreateIndex
CREATE INDEX "ExceptionEntry_organizationId_exceptionId_idx" ON "ExceptionEntry"("organizationId", "exceptionId");

-- CreateIndex
CREATE INDEX "ExceptionEntry_exceptionId_id_idx" ON "ExceptionEntry"("exceptionId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_publicToken_key" ON "Shipment"("publicToken");

-- CreateIndex
CREATE INDEX "Shipment_carrier_nextPollAt_idx" ON "Shipment"("carrier", "nextPollAt");

-- AddForeignKey
ALTER TABLE "TrackingPush" ADD CONSTRAINT "TrackingPush_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShipmentException" ADD CONSTRAINT "ShipmentException_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExceptionEntry" ADD CONSTRAINT "ExceptionEntry_exceptionId_fkey" FOREIGN KEY ("exceptionId") REFERENCES "ShipmentException"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must never be.
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_publicToken" CHECK ("publicToken" ~ '^[0-9a-f]{32}$');
ALTER TABLE "TrackingPush" ADD CONSTRAINT "TrackingPush_body" CHECK (length("body") <= 65536);
ALTER TABLE "ShipmentException" ADD CONSTRAINT "ShipmentException_resolved" CHECK (("status" = 'RESOLVED') = ("resolvedAt" IS NOT NULL));
ALTER TABLE "ExceptionEntry" ADD CONSTRAINT "ExceptionEntry_text" CHECK (length("text") BETWEEN 1 AND 2000);
CREATE TRIGGER "ExceptionEntry_append_only" BEFORE UPDATE OR DELETE ON "ExceptionEntry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- What a carrier said stays as it was; what we read from it may be read again.
CREATE FUNCTION "refuse_change_of_raw"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'normalized') = (to_jsonb(OLD) - 'normalized') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER "TrackingEvent_append_only" ON "TrackingEvent";
CREATE TRIGGER "TrackingEvent_append_only" BEFORE UPDATE OR DELETE ON "TrackingEvent" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_raw"();

-- What was heard before is news as old as it is.
UPDATE "Shipment" s SET "lastEventAt" = e."at" FROM
  (SELECT "shipmentId", max("occurredAt") AS "at" FROM "TrackingEvent" GROUP BY 1) e WHERE e."shipmentId" = s."id";
UPDATE "Shipment" SET "estimateSource" = 'CARRIER' WHERE "estimatedDeliveryAt" IS NOT NULL;
