-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "StockMovementKind" AS ENUM ('RECEIVED', 'RESERVED', 'RELEASED', 'SHIPPED');

-- CreateEnum
CREATE TYPE "DeviceStatus" AS ENUM ('IN_STOCK', 'RESERVED', 'SHIPPED', 'DELIVERED', 'IN_USE', 'RETURNING', 'IN_REPAIR', 'RETIRED', 'LOST');

-- CreateEnum
CREATE TYPE "FulfillmentStatus" AS ENUM ('WAITING_FOR_STOCK', 'TO_PICK', 'PICKED', 'LABEL_PURCHASED', 'SHIPPED', 'DELIVERED', 'CANCELED', 'ON_HOLD');

-- CreateEnum
CREATE TYPE "ShipmentStatus" AS ENUM ('DRAFT', 'RATED', 'LABEL_REQUESTED', 'LABEL_PURCHASED', 'HANDED_OVER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'AVAILABLE_FOR_PICKUP', 'EXCEPTION', 'RETURN_TO_SENDER', 'VOID_REQUESTED', 'VOIDED');

-- CreateEnum
CREATE TYPE "CarrierCode" AS ENUM ('CANADA_POST', 'USPS', 'DHL', 'CHIT_CHATS');

-- CreateTable
CREATE TABLE "Warehouse" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" JSONB NOT NULL,
    "serves" TEXT[],
    "isDefault" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Warehouse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockItem" (
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "serialized" BOOLEAN NOT NULL,
    "alertLevel" INTEGER NOT NULL DEFAULT 5,
    "weightGrams" INTEGER,
    "hsCode" TEXT,
    "countryOfOrigin" TEXT,

    CONSTRAINT "StockItem_pkey" PRIMARY KEY ("sku")
);

-- CreateTable
CREATE TABLE "StockLevel" (
    "warehouseId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "onHand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "bin" TEXT,

    CONSTRAINT "StockLevel_pkey" PRIMARY KEY ("warehouseId","sku")
);

-- CreateTable
CREATE TABLE "StockMovement" (
    "id" TEXT NOT NULL,
    "warehouseId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "kind" "StockMovementKind" NOT NULL,
    "onHandDelta" INTEGER NOT NULL,
    "reservedDelta" INTEGER NOT NULL,
    "reference" TEXT,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StockMovement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Device" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT,
    "serial" TEXT NOT NULL,
    "imei" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "firmware" TEXT,
    "status" "DeviceStatus" NOT NULL,
    "warehouseId" TEXT,
    "orderId" TEXT,
    "fulfillmentLineId" TEXT,
    "shipmentId" TEXT,
    "deliveredAt" TIMESTAMPTZ(3),
    "assignmentId" TEXT,
    "assignedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KnownOrder" (
    "orderId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "canceledAt" TIMESTAMPTZ(3),
    "heldAt" TIMESTAMPTZ(3),
    "releasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "KnownOrder_pkey" PRIMARY KEY ("orderId")
);

-- CreateTable
CREATE TABLE "Fulfillment" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "orderNumber" TEXT NOT NULL,
    "status" "FulfillmentStatus" NOT NULL,
    "heldFrom" "FulfillmentStatus",
    "waitingCode" TEXT,
    "waitingDetail" TEXT,
    "warehouseId" TEXT NOT NULL,
    "shipTo" JSONB NOT NULL,
    "shippingMethod" TEXT NOT NULL,
    "contactEmail" TEXT,
    "currency" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Fulfillment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FulfillmentLine" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "fulfillmentId" TEXT NOT NULL,
    "orderLineId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "serialized" BOOLEAN NOT NULL,
    "unitPriceMinor" INTEGER NOT NULL,
    "weightGrams" INTEGER,
    "hsCode" TEXT,
    "countryOfOrigin" TEXT,

    CONSTRAINT "FulfillmentLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shipment" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "orderNumber" TEXT NOT NULL,
    "fulfillmentId" TEXT NOT NULL,
    "status" "ShipmentStatus" NOT NULL,
    "carrier" "CarrierCode",
    "service" TEXT,
    "serviceName" TEXT,
    "trackingNumber" TEXT,
    "trackingUrl" TEXT,
    "shipTo" JSONB NOT NULL,
    "weightGrams" INTEGER,
    "lengthMillimetres" INTEGER,
    "widthMillimetres" INTEGER,
    "heightMillimetres" INTEGER,
    "rateId" TEXT,
    "costMinor" INTEGER,
    "costCurrency" TEXT,
    "reference" TEXT NOT NULL,
    "labelRequestedAt" TIMESTAMPTZ(3),
    "labelLeaseUntil" TIMESTAMPTZ(3),
    "labelAskedAt" TIMESTAMPTZ(3),
    "carrierShipmentId" TEXT,
    "labelLink" TEXT,
    "labelKey" TEXT,
    "packingSlipKey" TEXT,
    "handedOverAt" TIMESTAMPTZ(3),
    "estimatedDeliveryAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "deliveryAnnouncedAt" TIMESTAMPTZ(3),
    "lastPolledAt" TIMESTAMPTZ(3),
    "nextPollAt" TIMESTAMPTZ(3),
    "pollFailures" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShipmentRate" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "shipmentId" TEXT NOT NULL,
    "carrier" "CarrierCode" NOT NULL,
    "service" TEXT NOT NULL,
    "serviceName" TEXT NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "transitDays" INTEGER,
    "deliverBy" DATE,
    "guaranteed" BOOLEAN NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShipmentRate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrackingEvent" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "shipmentId" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "localTime" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "normalized" TEXT,
    "location" TEXT,
    "rank" INTEGER NOT NULL,
    "raw" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrackingEvent_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "Warehouse_code_key" ON "Warehouse"("code");

-- CreateIndex
CREATE INDEX "StockMovement_warehouseId_sku_id_idx" ON "StockMovement"("warehouseId", "sku", "id");

-- CreateIndex
CREATE INDEX "StockMovement_reference_idx" ON "StockMovement"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Device_serial_key" ON "Device"("serial");

-- CreateIndex
CREATE UNIQUE INDEX "Device_imei_key" ON "Device"("imei");

-- CreateIndex
CREATE INDEX "Device_organizationId_serial_idx" ON "Device"("organizationId", "serial");

-- CreateIndex
CREATE INDEX "Device_status_serial_idx" ON "Device"("status", "serial");

-- CreateIndex
CREATE INDEX "Device_warehouseId_sku_idx" ON "Device"("warehouseId", "sku");

-- CreateIndex
CREATE INDEX "Device_fulfillmentLineId_idx" ON "Device"("fulfillmentLineId");

-- CreateIndex
CREATE INDEX "Device_shipmentId_idx" ON "Device"("shipmentId");

-- CreateIndex
CREATE INDEX "KnownOrder_organizationId_orderId_idx" ON "KnownOrder"("organizationId", "orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Fulfillment_number_key" ON "Fulfillment"("number");

-- CreateIndex
CREATE INDEX "Fulfillment_organizationId_createdAt_idx" ON "Fulfillment"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "Fulfillment_orderId_idx" ON "Fulfillment"("orderId");

-- CreateIndex
CREATE INDEX "Fulfillment_status_createdAt_idx" ON "Fulfillment"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Fulfillment_warehouseId_status_createdAt_idx" ON "Fulfillment"("warehouseId", "status", "createdAt");

-- CreateIndex
CREATE INDEX "FulfillmentLine_organizationId_fulfillmentId_idx" ON "FulfillmentLine"("organizationId", "fulfillmentId");

-- CreateIndex
CREATE UNIQUE INDEX "FulfillmentLine_fulfillmentId_orderLineId_key" ON "FulfillmentLine"("fulfillmentId", "orderLineId");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_reference_key" ON "Shipment"("reference");

-- CreateIndex
CREATE INDEX "Shipment_organizationId_createdAt_idx" ON "Shipment"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "Shipment_createdAt_idx" ON "Shipment"("createdAt");

-- CreateIndex
CREATE INDEX "Shipment_orderId_idx" ON "Shipment"("orderId");

-- CreateIndex
CREATE INDEX "Shipment_fulfillmentId_idx" ON "Shipment"("fulfillmentId");

-- CreateIndex
CREATE INDEX "Shipment_nextPollAt_idx" ON "Shipment"("nextPollAt");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_carrier_trackingNumber_key" ON "Shipment"("carrier", "trackingNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_carrier_carrierShipmentId_key" ON "Shipment"("carrier", "carrierShipmentId");

-- CreateIndex
CREATE INDEX "ShipmentRate_organizationId_shipmentId_idx" ON "ShipmentRate"("organizationId", "shipmentId");

-- CreateIndex
CREATE INDEX "ShipmentRate_shipmentId_current_idx" ON "ShipmentRate"("shipmentId", "current");

-- CreateIndex
CREATE INDEX "TrackingEvent_organizationId_shipmentId_idx" ON "TrackingEvent"("organizationId", "shipmentId");

-- CreateIndex
CREATE UNIQUE INDEX "TrackingEvent_shipmentId_identity_key" ON "TrackingEvent"("shipmentId", "identity");

-- CreateIndex
CREATE INDEX "OutboxEvent_publishedAt_id_idx" ON "OutboxEvent"("publishedAt", "id");

-- CreateIndex
CREATE INDEX "InboxEvent_receivedAt_idx" ON "InboxEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- AddForeignKey
ALTER TABLE "StockLevel" ADD CONSTRAINT "StockLevel_warehouseId_fkey" FOREIGN KEY ("warehouseId") REFERENCES "Warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockLevel" ADD CONSTRAINT "StockLevel_sku_fkey" FOREIGN KEY ("sku") REFERENCES "StockItem"("sku") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockMovement" ADD CONSTRAINT "StockMovement_warehouseId_fkey" FOREIGN KEY ("warehouseId") REFERENCES "Warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_warehouseId_fkey" FOREIGN KEY ("warehouseId") REFERENCES "Warehouse"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_fulfillmentLineId_fkey" FOREIGN KEY ("fulfillmentLineId") REFERENCES "FulfillmentLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fulfillment" ADD CONSTRAINT "Fulfillment_warehouseId_fkey" FOREIGN KEY ("warehouseId") REFERENCES "Warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FulfillmentLine" ADD CONSTRAINT "FulfillmentLine_fulfillmentId_fkey" FOREIGN KEY ("fulfillmentId") REFERENCES "Fulfillment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_fulfillmentId_fkey" FOREIGN KEY ("fulfillmentId") REFERENCES "Fulfillment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShipmentRate" ADD CONSTRAINT "ShipmentRate_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackingEvent" ADD CONSTRAINT "TrackingEvent_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Numbers that people say to each other: F-10001.
CREATE SEQUENCE "fulfillment_number" START 10001;

-- What must never be.
ALTER TABLE "StockLevel" ADD CONSTRAINT "StockLevel_amounts" CHECK ("onHand" >= 0 AND "reserved" >= 0 AND "reserved" <= "onHand");
ALTER TABLE "StockItem" ADD CONSTRAINT "StockItem_alertLevel" CHECK ("alertLevel" >= 0);
ALTER TABLE "FulfillmentLine" ADD CONSTRAINT "FulfillmentLine_quantity" CHECK ("quantity" > 0);
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_parcel" CHECK ("weightGrams" > 0 AND "lengthMillimetres" > 0 AND "widthMillimetres" > 0 AND "heightMillimetres" > 0);
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_cost" CHECK (("costMinor" IS NULL) = ("costCurrency" IS NULL) AND "costMinor" >= 0);
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_label" CHECK ("status" IN ('DRAFT', 'RATED', 'LABEL_REQUESTED', 'VOIDED') OR ("trackingNumber" IS NOT NULL AND "labelKey" IS NOT NULL));
ALTER TABLE "ShipmentRate" ADD CONSTRAINT "ShipmentRate_amount" CHECK ("amountMinor" >= 0);
ALTER TABLE "Device" ADD CONSTRAINT "Device_owner" CHECK ("status" IN ('RETURNING', 'IN_REPAIR', 'RETIRED', 'LOST') OR ("status" IN ('IN_STOCK', 'RESERVED')) = ("organizationId" IS NULL));
ALTER TABLE "Device" ADD CONSTRAINT "Device_place" CHECK ("status" NOT IN ('IN_STOCK', 'RESERVED') OR "warehouseId" IS NOT NULL);
ALTER TABLE "Device" ADD CONSTRAINT "Device_reserved" CHECK ("status" <> 'RESERVED' OR "fulfillmentLineId" IS NOT NULL);
ALTER TABLE "Device" ADD CONSTRAINT "Device_serial" CHECK ("serial" ~ '^[A-Z0-9-]{4,40}$');
ALTER TABLE "Device" ADD CONSTRAINT "Device_imei" CHECK ("imei" ~ '^[0-9]{15}$');

-- One open parcel a fulfilment: two people who quote at once work on the same shipment.
CREATE UNIQUE INDEX "Shipment_open" ON "Shipment" ("fulfillmentId") WHERE "status" <> 'VOIDED';

-- The history of stock and of tracking is only added to.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "StockMovement_append_only" BEFORE UPDATE OR DELETE ON "StockMovement" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "TrackingEvent_append_only" BEFORE UPDATE OR DELETE ON "TrackingEvent" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Our two warehouses.
INSERT INTO "Warehouse" ("id", "code", "name", "address", "serves", "isDefault") VALUES
  ('whs_01kaqh0000t0r0nt0000000001', 'TOR', 'Toronto', '{"name":"Mobilytics Fulfilment","company":"Mobilytics Inc.","line1":"55 Commissioners Street","line2":"Unit 4","city":"Toronto","region":"ON","postalCode":"M5A 1A6","country":"CA","phone":"+14165550142"}', '{CA}', true),
  ('whs_01kaqh0000ch1cag0000000002', 'CHI', 'Chicago', '{"name":"Mobilytics Fulfillment","company":"Mobilytics Inc.","line1":"2400 South Ashland Avenue","line2":null,"city":"Chicago","region":"IL","postalCode":"60608","country":"US","phone":"+13125550187"}', '{US}', false);

-- What can be received before the first order names it.
INSERT INTO "StockItem" ("sku", "name", "serialized", "alertLevel", "weightGrams", "hsCode", "countryOfOrigin") VALUES
  ('MSK-CARTOP', 'Sensor Kit, car-top', true, 10, 1350, '8526.91', 'CA'),
  ('MSK-TRUCK', 'Sensor Kit, truck', true, 10, 1850, '8526.91', 'CA'),
  ('ACC-MOUNT', 'Mounting kit', false, 20, 620, '8302.30', 'CA'),
  ('ACC-POWER', 'Power adapter 12/24 V', false, 20, 240, '8504.40', 'CN');
