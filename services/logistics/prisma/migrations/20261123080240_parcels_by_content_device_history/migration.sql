-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "StockMovementKind" ADD VALUE 'UNSHIPPED';
ALTER TYPE "StockMovementKind" ADD VALUE 'COUNTED';
ALTER TYPE "StockMovementKind" ADD VALUE 'ADJUSTED';
ALTER TYPE "StockMovementKind" ADD VALUE 'TRANSFER_OUT';
ALTER TYPE "StockMovementKind" ADD VALUE 'TRANSFER_IN';

-- AlterTable
ALTER TABLE "StockMovement" ADD COLUMN     "madeBy" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "Device" ADD COLUMN     "statusAt" TIMESTAMPTZ(3),
ADD COLUMN     "statusBy" TEXT,
ADD COLUMN     "statusReason" TEXT;

-- AlterTable
ALTER TABLE "Fulfillment" ADD COLUMN     "splitFromId" TEXT;

-- CreateTable
CREATE TABLE "DeviceChange" (
    "id" BIGSERIAL NOT NULL,
    "deviceId" TEXT NOT NULL,
    "fromStatus" "DeviceStatus",
    "toStatus" "DeviceStatus" NOT NULL,
    "reason" TEXT,
    "madeBy" TEXT,
    "warehouseId" TEXT,
    "orderId" TEXT,
    "shipmentId" TEXT,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeviceChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShipmentItem" (
    "organizationId" TEXT NOT NULL,
    "shipmentId" TEXT NOT NULL,
    "fulfillmentLineId" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "ShipmentItem_pkey" PRIMARY KEY ("shipmentId","fulfillmentLineId")
);

-- CreateIndex
CREATE INDEX "DeviceChange_deviceId_id_idx" ON "DeviceChange"("deviceId", "id");

-- CreateIndex
CREATE INDEX "ShipmentItem_organizationId_shipmentId_idx" ON "ShipmentItem"("organizationId", "shipmentId");

-- CreateIndex
CREATE INDEX "ShipmentItem_fulfillmentLineId_idx" ON "ShipmentItem"("fulfillmentLineId");

-- CreateIndex
CREATE INDEX "StockMovement_occurredAt_idx" ON "StockMovement"("occurredAt");

-- AddForeignKey
ALTER TABLE "DeviceChange" ADD CONSTRAINT "DeviceChange_deviceId_fkey" FOREIGN KEY ("deviceId") REFERENCES "Device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShipmentItem" ADD CONSTRAINT "ShipmentItem_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShipmentItem" ADD CONSTRAINT "ShipmentItem_fulfillmentLineId_fkey" FOREIGN KEY ("fulfillmentLineId") REFERENCES "FulfillmentLine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A fulfilment goes in as many parcels as it needs.
DROP INDEX "Shipment_open";

-- Every parcel so far held the whole fulfilment.
INSERT INTO "ShipmentItem" ("organizationId", "shipmentId", "fulfillmentLineId", "quantity")
  SELECT s."organizationId", s."id", l."id", l."quantity"
  FROM "Shipment" s JOIN "FulfillmentLine" l ON l."fulfillmentId" = s."fulfillmentId";
UPDATE "Device" d SET "shipmentId" = s."id"
  FROM "FulfillmentLine" l JOIN "Shipment" s ON s."fulfillmentId" = l."fulfillmentId" AND s."status" <> 'VOIDED'
  WHERE d."fulfillmentLineId" = l."id" AND d."status" = 'RESERVED';

-- What must never be.
ALTER TABLE "ShipmentItem" ADD CONSTRAINT "ShipmentItem_quantity" CHECK ("quantity" > 0);
ALTER TABLE "Fulfillment" ADD CONSTRAINT "Fulfillment_splitFrom" CHECK ("splitFromId" <> "id");

-- No piece lies in two parcels. The line is locked, so that two people who pack at once are counted one after the other.
CREATE FUNCTION "check_packed"(line_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wanted integer;
  packed integer;
BEGIN
  SELECT "quantity" INTO wanted FROM "FulfillmentLine" WHERE "id" = line_id FOR NO KEY UPDATE;
  SELECT COALESCE(sum(i."quantity"), 0) INTO packed
    FROM "ShipmentItem" i JOIN "Shipment" s ON s."id" = i."shipmentId"
    WHERE i."fulfillmentLineId" = line_id AND s."status" NOT IN ('VOIDED', 'VOID_REQUESTED');
  IF packed > wanted THEN
    RAISE EXCEPTION 'Line % has % pieces, % are packed', line_id, wanted, packed USING ERRCODE = 'check_violation';
  END IF;
END $$;
CREATE FUNCTION "check_packed_item"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_packed"(NEW."fulfillmentLineId");
  RETURN NULL;
END $$;
CREATE FUNCTION "check_packed_line"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "check_packed"(NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "ShipmentItem_packed" AFTER INSERT OR UPDATE ON "ShipmentItem" FOR EACH ROW EXECUTE FUNCTION "check_packed_item"();
CREATE TRIGGER "FulfillmentLine_packed" AFTER UPDATE OF "quantity" ON "FulfillmentLine" FOR EACH ROW EXECUTE FUNCTION "check_packed_line"();

-- The life of a device, as far as it is known of those that are here already.
INSERT INTO "DeviceChange" ("deviceId", "toStatus", "occurredAt")
  SELECT "id", 'IN_STOCK', "createdAt" FROM "Device" ORDER BY "createdAt", "id";
INSERT INTO "DeviceChange" ("deviceId", "fromStatus", "toStatus", "orderId", "shipmentId", "occurredAt")
  SELECT "id", 'SHIPPED', 'DELIVERED', "orderId", "shipmentId", "deliveredAt" FROM "Device"
  WHERE "deliveredAt" IS NOT NULL ORDER BY "deliveredAt", "id";

CREATE FUNCTION "keep_device_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told boolean;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."status" = OLD."status" THEN
    RETURN NULL;
  END IF;
  -- A reason that was left from an earlier status says nothing of this one.
  told := TG_OP = 'INSERT' OR NEW."statusAt" IS DISTINCT FROM OLD."statusAt";
  INSERT INTO "DeviceChange" ("deviceId", "fromStatus", "toStatus", "reason", "madeBy", "warehouseId", "orderId", "shipmentId", "occurredAt")
  VALUES (
    NEW."id",
    CASE WHEN TG_OP = 'UPDATE' THEN OLD."status" END,
    NEW."status",
    CASE WHEN told THEN NEW."statusReason" END,
    CASE WHEN told THEN NEW."statusBy" END,
    NEW."warehouseId", NEW."orderId", NEW."shipmentId",
    CASE WHEN TG_OP = 'INSERT' THEN COALESCE(NEW."statusAt", NEW."createdAt")
         WHEN told THEN COALESCE(NEW."statusAt", now()) ELSE now() END
  );
  RETURN NULL;
END $$;
CREATE TRIGGER "Device_change" AFTER INSERT OR UPDATE OF "status" ON "Device" FOR EACH ROW EXECUTE FUNCTION "keep_device_change"();
CREATE TRIGGER "DeviceChange_append_only" BEFORE UPDATE OR DELETE ON "DeviceChange" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
