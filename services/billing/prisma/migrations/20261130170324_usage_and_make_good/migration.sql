-- CreateTable
CREATE TABLE "OrderParcel" (
    "shipmentId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "carrier" TEXT,
    "trackingNumber" TEXT,
    "trackingUrl" TEXT,
    "lines" JSONB NOT NULL,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrderParcel_pkey" PRIMARY KEY ("shipmentId")
);

-- CreateTable
CREATE TABLE "CustomerDevice" (
    "deviceId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3) NOT NULL,
    "returnedAt" TIMESTAMPTZ(3),
    "eventId" TEXT NOT NULL,

    CONSTRAINT "CustomerDevice_pkey" PRIMARY KEY ("deviceId")
);

-- CreateTable
CREATE TABLE "DeviceMounting" (
    "assignmentId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "vehicleName" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3),
    "eventId" TEXT NOT NULL,

    CONSTRAINT "DeviceMounting_pkey" PRIMARY KEY ("assignmentId")
);

-- CreateTable
CREATE TABLE "CampaignLine" (
    "lineId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "campaignName" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE NOT NULL,
    "vehicleIds" TEXT[],
    "priceMinor" INTEGER,
    "currency" TEXT,
    "guaranteedOts" INTEGER,
    "makeGoodOf" TEXT,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "basis" TEXT,
    "eventId" TEXT NOT NULL,

    CONSTRAINT "CampaignLine_pkey" PRIMARY KEY ("lineId")
);

-- CreateTable
CREATE TABLE "DeliveredDay" (
    "lineId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "organizationId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "grossMicro" BIGINT,
    "otsMicro" BIGINT,
    "durationMs" BIGINT NOT NULL,
    "creditedMs" BIGINT NOT NULL,
    "uncoveredMs" BIGINT NOT NULL,
    "methodVersion" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeliveredDay_pkey" PRIMARY KEY ("lineId","deviceId","vehicleId","date")
);

-- CreateTable
CREATE TABLE "DeliveryRestatement" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "restatedAt" TIMESTAMPTZ(3) NOT NULL,
    "dates" DATE[],
    "fromOtsMicro" BIGINT,
    "toOtsMicro" BIGINT,
    "cause" TEXT NOT NULL,

    CONSTRAINT "DeliveryRestatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LineCharge" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stripeInvoiceId" TEXT,
    "refusal" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "invoicedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LineCharge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StripeMeter" (
    "meter" TEXT NOT NULL,
    "eventName" TEXT NOT NULL,
    "stripeMeterId" TEXT NOT NULL,

    CONSTRAINT "StripeMeter_pkey" PRIMARY KEY ("meter")
);

-- CreateTable
CREATE TABLE "UsageBilling" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "meter" TEXT NOT NULL,
    "unitAmountMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "refusal" TEXT,
    "stripePriceId" TEXT,
    "stripeSubscriptionId" TEXT,
    "startedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UsageBilling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UsageEvent" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "meter" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    "identifier" TEXT NOT NULL,
    "usageAt" TIMESTAMPTZ(3) NOT NULL,
    "isCarried" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "refusal" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "UsageEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MakeGood" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "guaranteedOts" INTEGER,
    "deliveredMicro" BIGINT,
    "shortfallMicro" INTEGER NOT NULL,
    "methodVersion" TEXT,
    "measuredAsOf" TIMESTAMPTZ(3),
    "coverageMicro" INTEGER,
    "deliveredDays" INTEGER NOT NULL,
    "priceMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "creditMinor" INTEGER NOT NULL,
    "extensionDays" INTEGER,
    "state" TEXT NOT NULL,
    "remedy" TEXT,
    "moneyRequestId" TEXT,
    "newLineId" TEXT,
    "newLineStart" DATE,
    "newLineEnd" DATE,
    "creditNoteId" TEXT,
    "note" TEXT,
    "decidedById" TEXT,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MakeGood_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OrderParcel_organizationId_idx" ON "OrderParcel"("organizationId");

-- CreateIndex
CREATE INDEX "OrderParcel_orderId_idx" ON "OrderParcel"("orderId");

-- CreateIndex
CREATE INDEX "CustomerDevice_organizationId_idx" ON "CustomerDevice"("organizationId");

-- CreateIndex
CREATE INDEX "CustomerDevice_serial_idx" ON "CustomerDevice"("serial");

-- CreateIndex
CREATE INDEX "DeviceMounting_organizationId_idx" ON "DeviceMounting"("organizationId");

-- CreateIndex
CREATE INDEX "DeviceMounting_deviceId_idx" ON "DeviceMounting"("deviceId");

-- CreateIndex
CREATE INDEX "DeviceMounting_vehicleId_idx" ON "DeviceMounting"("vehicleId");

-- CreateIndex
CREATE INDEX "CampaignLine_organizationId_idx" ON "CampaignLine"("organizationId");

-- CreateIndex
CREATE INDEX "CampaignLine_campaignId_idx" ON "CampaignLine"("campaignId");

-- CreateIndex
CREATE INDEX "CampaignLine_finishedAt_idx" ON "CampaignLine"("finishedAt");

-- CreateIndex
CREATE INDEX "DeliveredDay_organizationId_date_idx" ON "DeliveredDay"("organizationId", "date");

-- CreateIndex
CREATE INDEX "DeliveredDay_deviceId_idx" ON "DeliveredDay"("deviceId");

-- CreateIndex
CREATE INDEX "DeliveryRestatement_organizationId_idx" ON "DeliveryRestatement"("organizationId");

-- CreateIndex
CREATE INDEX "DeliveryRestatement_lineId_restatedAt_idx" ON "DeliveryRestatement"("lineId", "restatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "LineCharge_lineId_key" ON "LineCharge"("lineId");

-- CreateIndex
CREATE INDEX "LineCharge_organizationId_createdAt_idx" ON "LineCharge"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "LineCharge_campaignId_idx" ON "LineCharge"("campaignId");

-- CreateIndex
CREATE INDEX "LineCharge_state_idx" ON "LineCharge"("state");

-- CreateIndex
CREATE UNIQUE INDEX "StripeMeter_stripeMeterId_key" ON "StripeMeter"("stripeMeterId");

-- CreateIndex
CREATE UNIQUE INDEX "UsageBilling_stripeSubscriptionId_key" ON "UsageBilling"("stripeSubscriptionId");

-- CreateIndex
CREATE INDEX "UsageBilling_organizationId_createdAt_idx" ON "UsageBilling"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "UsageBilling_state_idx" ON "UsageBilling"("state");

-- CreateIndex
CREATE UNIQUE INDEX "UsageEvent_identifier_key" ON "UsageEvent"("identifier");

-- CreateIndex
CREATE INDEX "UsageEvent_state_idx" ON "UsageEvent"("state");

-- CreateIndex
CREATE UNIQUE INDEX "UsageEvent_lineId_day_meter_version_key" ON "UsageEvent"("lineId", "day", "meter", "version");

-- CreateIndex
CREATE UNIQUE INDEX "UsageEvent_organizationId_meter_usageAt_key" ON "UsageEvent"("organizationId", "meter", "usageAt");

-- CreateIndex
CREATE UNIQUE INDEX "MakeGood_lineId_key" ON "MakeGood"("lineId");

-- CreateIndex
CREATE UNIQUE INDEX "MakeGood_moneyRequestId_key" ON "MakeGood"("moneyRequestId");

-- CreateIndex
CREATE INDEX "MakeGood_organizationId_proposedAt_idx" ON "MakeGood"("organizationId", "proposedAt");

-- CreateIndex
CREATE INDEX "MakeGood_campaignId_idx" ON "MakeGood"("campaignId");

-- CreateIndex
CREATE INDEX "MakeGood_state_proposedAt_idx" ON "MakeGood"("state", "proposedAt");

-- One billing of a meter for a customer at a time, whatever runs at the same moment.
CREATE UNIQUE INDEX "UsageBilling_one_at_a_time" ON "UsageBilling" ("organizationId", "meter")
  WHERE "state" IN ('STARTING', 'ACTIVE');
