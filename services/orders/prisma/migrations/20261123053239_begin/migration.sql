-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Product" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "descriptionEn" TEXT NOT NULL,
    "descriptionFr" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Variant" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "interval" TEXT,
    "priceCadMinor" INTEGER NOT NULL,
    "priceUsdMinor" INTEGER NOT NULL,
    "shippable" BOOLEAN NOT NULL,
    "serialized" BOOLEAN NOT NULL,
    "weightGrams" INTEGER,
    "lengthMillimetres" INTEGER,
    "widthMillimetres" INTEGER,
    "heightMillimetres" INTEGER,
    "hsCode" TEXT,
    "countryOfOrigin" TEXT,

    CONSTRAINT "Variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ownerEmail" TEXT NOT NULL,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT NOT NULL,
    "sequence" SERIAL NOT NULL,
    "organizationId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "heldFrom" TEXT,
    "paymentStatus" TEXT NOT NULL,
    "fulfillmentProgress" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "netMinor" INTEGER NOT NULL,
    "shippingMinor" INTEGER NOT NULL,
    "shippingTaxes" JSONB NOT NULL,
    "taxMinor" INTEGER NOT NULL,
    "totalMinor" INTEGER NOT NULL,
    "paidMinor" INTEGER NOT NULL DEFAULT 0,
    "shippingMethod" TEXT NOT NULL,
    "shippingAddress" JSONB NOT NULL,
    "billingAddress" JSONB NOT NULL,
    "contactEmail" TEXT,
    "externalReference" TEXT,
    "purchaseOrderNumber" TEXT,
    "searchText" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "fulfillmentStarted" BOOLEAN NOT NULL DEFAULT false,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "canceledAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "holdReason" TEXT,
    "cancelReason" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderLine" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "variantId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "unitPriceMinor" INTEGER NOT NULL,
    "interval" TEXT,
    "netMinor" INTEGER NOT NULL,
    "taxes" JSONB NOT NULL,
    "totalMinor" INTEGER NOT NULL,
    "shippable" BOOLEAN NOT NULL,
    "serialized" BOOLEAN NOT NULL,
    "weightGrams" INTEGER,
    "hsCode" TEXT,
    "countryOfOrigin" TEXT,
    "fulfilledQuantity" INTEGER NOT NULL DEFAULT 0,
    "deliveredQuantity" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "OrderLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderPayment" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "method" TEXT,
    "paidAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrderPayment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderShipment" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "OrderShipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimelineEntry" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "sequence" SERIAL NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "actorName" TEXT,
    "internal" BOOLEAN NOT NULL,
    "referenceId" TEXT,
    "onceKey" TEXT,

    CONSTRAINT "TimelineEntry_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "Variant_sku_key" ON "Variant"("sku");

-- CreateIndex
CREATE INDEX "Variant_productId_idx" ON "Variant"("productId");

-- CreateIndex
CREATE UNIQUE INDEX "Order_sequence_key" ON "Order"("sequence");

-- CreateIndex
CREATE INDEX "Order_organizationId_placedAt_id_idx" ON "Order"("organizationId", "placedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Order_placedAt_id_idx" ON "Order"("placedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Order_status_expiresAt_idx" ON "Order"("status", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Order_organizationId_externalReference_key" ON "Order"("organizationId", "externalReference");

-- CreateIndex
CREATE INDEX "OrderLine_organizationId_orderId_idx" ON "OrderLine"("organizationId", "orderId");

-- CreateIndex
CREATE UNIQUE INDEX "OrderLine_orderId_position_key" ON "OrderLine"("orderId", "position");

-- CreateIndex
CREATE INDEX "OrderPayment_orderId_idx" ON "OrderPayment"("orderId");

-- CreateIndex
CREATE INDEX "OrderPayment_organizationId_orderId_idx" ON "OrderPayment"("organizationId", "orderId");

-- CreateIndex
CREATE INDEX "OrderShipment_orderId_idx" ON "OrderShipment"("orderId");

-- CreateIndex
CREATE INDEX "OrderShipment_organizationId_orderId_idx" ON "OrderShipment"("organizationId", "orderId");

-- CreateIndex
CREATE INDEX "TimelineEntry_organizationId_orderId_occurredAt_sequence_idx" ON "TimelineEntry"("organizationId", "orderId", "occurredAt" DESC, "sequence");

-- CreateIndex
CREATE INDEX "TimelineEntry_orderId_occurredAt_sequence_idx" ON "TimelineEntry"("orderId", "occurredAt" DESC, "sequence" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "TimelineEntry_orderId_onceKey_key" ON "TimelineEntry"("orderId", "onceKey");

-- CreateIndex
CREATE INDEX "OutboxEvent_publishedAt_id_idx" ON "OutboxEvent"("publishedAt", "id");

-- CreateIndex
CREATE INDEX "InboxEvent_receivedAt_idx" ON "InboxEvent"("receivedAt");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- AddForeignKey
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderPayment" ADD CONSTRAINT "OrderPayment_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderShipment" ADD CONSTRAINT "OrderShipment_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEntry" ADD CONSTRAINT "TimelineEntry_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Orders are numbered MOB-10001 and on.
ALTER SEQUENCE "Order_sequence_seq" RESTART WITH 10001;

-- What must never be, whatever the code does.
ALTER TABLE "Product"
  ADD CONSTRAINT "Product_kind_check" CHECK ("kind" IN ('SENSOR_KIT', 'ACCESSORY', 'DATA_PLAN', 'SERVICE'));

ALTER TABLE "Variant"
  ADD CONSTRAINT "Variant_interval_check" CHECK ("interval" IN ('MONTH', 'YEAR')),
  ADD CONSTRAINT "Variant_price_check" CHECK ("priceCadMinor" > 0 AND "priceUsdMinor" > 0),
  ADD CONSTRAINT "Variant_parcel_check" CHECK (
    NOT "shippable"
    OR ("weightGrams" > 0 AND "lengthMillimetres" > 0 AND "widthMillimetres" > 0 AND "heightMillimetres" > 0)
  );

ALTER TABLE "Order"
  ADD CONSTRAINT "Order_status_check" CHECK (
    "status" IN ('DRAFT', 'PLACED', 'CONFIRMED', 'IN_FULFILLMENT', 'COMPLETED', 'CANCELED', 'EXPIRED', 'ON_HOLD')
  ),
  ADD CONSTRAINT "Order_held_check" CHECK (
    CASE "status"
      WHEN 'ON_HOLD' THEN coalesce("heldFrom" IN ('PLACED', 'CONFIRMED', 'IN_FULFILLMENT'), false)
      ELSE "heldFrom" IS NULL
    END
  ),
  ADD CONSTRAINT "Order_paymentStatus_check" CHECK (
    "paymentStatus" IN ('NONE', 'PARTIAL', 'PAID', 'OVERPAID', 'REFUNDED')
  ),
  ADD CONSTRAINT "Order_fulfillmentProgress_check" CHECK (
    "fulfillmentProgress" IN ('NONE', 'PARTIAL', 'FULFILLED', 'RETURNED')
  ),
  ADD CONSTRAINT "Order_source_check" CHECK ("source" IN ('STOREFRONT', 'BACKOFFICE', 'API', 'IMPORT')),
  ADD CONSTRAINT "Order_shippingMethod_check" CHECK ("shippingMethod" IN ('STANDARD', 'EXPRESS')),
  ADD CONSTRAINT "Order_currency_check" CHECK ("currency" IN ('CAD', 'USD')),
  ADD CONSTRAINT "Order_total_check" CHECK (
    "netMinor" >= 0 AND "shippingMinor" >= 0 AND "taxMinor" >= 0 AND "paidMinor" >= 0
    AND "totalMinor" = "netMinor" + "shippingMinor" + "taxMinor"
  ),
  ADD CONSTRAINT "Order_version_check" CHECK ("version" > 0);

ALTER TABLE "OrderLine"
  ADD CONSTRAINT "OrderLine_quantity_check" CHECK (
    "quantity" > 0
    AND "fulfilledQuantity" BETWEEN 0 AND "quantity"
    AND "deliveredQuantity" BETWEEN 0 AND "fulfilledQuantity"
  ),
  ADD CONSTRAINT "OrderLine_net_check" CHECK ("netMinor" = "unitPriceMinor" * "quantity"),
  ADD CONSTRAINT "OrderLine_interval_check" CHECK ("interval" IN ('MONTH', 'YEAR'));

ALTER TABLE "OrderPayment"
  ADD CONSTRAINT "OrderPayment_amount_check" CHECK ("amountMinor" > 0);
