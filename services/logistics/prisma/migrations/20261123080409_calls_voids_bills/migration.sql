-- CreateEnum
CREATE TYPE "RefundState" AS ENUM ('PENDING', 'CREDITED', 'REFUSED');

-- CreateEnum
CREATE TYPE "DifferenceKind" AS ENUM ('BILLED_NOT_BOUGHT', 'BOUGHT_NOT_BILLED', 'AMOUNT_DIFFERS', 'VOIDED_BUT_BILLED', 'BILLED_TWICE', 'REFUND_OVERDUE');

-- AlterTable
ALTER TABLE "Shipment" ADD COLUMN     "chargedCurrency" TEXT,
ADD COLUMN     "chargedMinor" INTEGER;

-- CreateTable
CREATE TABLE "CarrierCall" (
    "id" TEXT NOT NULL,
    "carrier" "CarrierCode" NOT NULL,
    "operation" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "status" INTEGER,
    "durationMs" INTEGER NOT NULL,
    "errorKind" TEXT,
    "errorMessage" TEXT,
    "requestBody" TEXT,
    "responseBody" TEXT,
    "shipmentIds" TEXT[],
    "startedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CarrierCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LabelVoid" (
    "shipmentId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedBy" TEXT,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "leaseUntil" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "refusedAt" TIMESTAMPTZ(3),
    "voidedAt" TIMESTAMPTZ(3),
    "refundState" "RefundState",
    "refundReference" TEXT,
    "refundCheckedAt" TIMESTAMPTZ(3),
    "nextRefundCheckAt" TIMESTAMPTZ(3),
    "refundSettledAt" TIMESTAMPTZ(3),

    CONSTRAINT "LabelVoid_pkey" PRIMARY KEY ("shipmentId")
);

-- CreateTable
CREATE TABLE "CarrierInvoice" (
    "id" TEXT NOT NULL,
    "carrier" "CarrierCode" NOT NULL,
    "number" TEXT NOT NULL,
    "invoicedOn" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "totalMinor" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "importedBy" TEXT,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CarrierInvoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CarrierInvoiceLine" (
    "id" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "trackingNumber" TEXT,
    "description" TEXT NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "shippedOn" DATE,
    "shipmentId" TEXT,

    CONSTRAINT "CarrierInvoiceLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShippingDifference" (
    "id" TEXT NOT NULL,
    "kind" "DifferenceKind" NOT NULL,
    "carrier" "CarrierCode" NOT NULL,
    "trackingNumber" TEXT,
    "shipmentId" TEXT,
    "invoiceLineId" TEXT,
    "expectedMinor" INTEGER,
    "billedMinor" INTEGER,
    "currency" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedBy" TEXT,
    "note" TEXT,

    CONSTRAINT "ShippingDifference_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CarrierCall_carrier_startedAt_idx" ON "CarrierCall"("carrier", "startedAt");

-- CreateIndex
CREATE INDEX "CarrierCall_startedAt_idx" ON "CarrierCall"("startedAt");

-- CreateIndex
CREATE INDEX "CarrierCall_shipmentIds_idx" ON "CarrierCall" USING GIN ("shipmentIds");

-- CreateIndex
CREATE INDEX "LabelVoid_organizationId_requestedAt_idx" ON "LabelVoid"("organizationId", "requestedAt");

-- CreateIndex
CREATE INDEX "LabelVoid_refundState_nextRefundCheckAt_idx" ON "LabelVoid"("refundState", "nextRefundCheckAt");

-- CreateIndex
CREATE INDEX "CarrierInvoice_importedAt_idx" ON "CarrierInvoice"("importedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CarrierInvoice_carrier_number_key" ON "CarrierInvoice"("carrier", "number");

-- CreateIndex
CREATE INDEX "CarrierInvoiceLine_trackingNumber_idx" ON "CarrierInvoiceLine"("trackingNumber");

-- CreateIndex
CREATE INDEX "CarrierInvoiceLine_shipmentId_idx" ON "CarrierInvoiceLine"("shipmentId");

-- CreateIndex
CREATE UNIQUE INDEX "CarrierInvoiceLine_invoiceId_row_key" ON "CarrierInvoiceLine"("invoiceId", "row");

-- CreateIndex
CREATE UNIQUE INDEX "ShippingDifference_subject_key" ON "ShippingDifference"("subject");

-- CreateIndex
CREATE INDEX "ShippingDifference_resolvedAt_openedAt_idx" ON "ShippingDifference"("resolvedAt", "openedAt");

-- CreateIndex
CREATE INDEX "ShippingDifference_shipmentId_idx" ON "ShippingDifference"("shipmentId");

-- AddForeignKey
ALTER TABLE "LabelVoid" ADD CONSTRAINT "LabelVoid_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarrierInvoiceLine" ADD CONSTRAINT "CarrierInvoiceLine_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "CarrierInvoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShippingDifference" ADD CONSTRAINT "ShippingDifference_invoiceLineId_fkey" FOREIGN KEY ("invoiceLineId") REFERENCES "CarrierInvoiceLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_charged" CHECK (("chargedMinor" IS NULL) = ("chargedCurrency" IS NULL) AND "chargedMinor" >= 0);
ALTER TABLE "LabelVoid" ADD CONSTRAINT "LabelVoid_ends_once" CHECK ("refusedAt" IS NULL OR "voidedAt" IS NULL);
ALTER TABLE "LabelVoid" ADD CONSTRAINT "LabelVoid_refund" CHECK ("refundState" IS NULL OR "voidedAt" IS NOT NULL);
ALTER TABLE "LabelVoid" ADD CONSTRAINT "LabelVoid_settled" CHECK (("refundSettledAt" IS NOT NULL) = ("refundState" IS NOT NULL AND "refundState" <> 'PENDING'));
ALTER TABLE "CarrierCall" ADD CONSTRAINT "CarrierCall_amounts" CHECK ("attempt" > 0 AND "durationMs" >= 0);
ALTER TABLE "CarrierInvoiceLine" ADD CONSTRAINT "CarrierInvoiceLine_row" CHECK ("row" > 0);
ALTER TABLE "ShippingDifference" ADD CONSTRAINT "ShippingDifference_resolved" CHECK (("resolvedAt" IS NULL) = ("note" IS NULL));
