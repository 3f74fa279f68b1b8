-- AlterTable
ALTER TABLE "BillingAccount" ADD COLUMN     "address" JSONB,
ADD COLUMN     "balanceCurrency" TEXT,
ADD COLUMN     "balanceMinor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "defaultPaymentMethodId" TEXT,
ADD COLUMN     "detailsRevision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "invoiceLocale" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "purchaseOrderNumber" TEXT;

-- AlterTable
ALTER TABLE "PayableOrder" ADD COLUMN     "purchaseOrderNumber" TEXT;

-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "endingBalanceMinor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "paidOffStripeMinor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pdfUrl" TEXT,
ADD COLUMN     "purchaseOrderNumber" TEXT,
ADD COLUMN     "startingBalanceMinor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "subtotalMinor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "taxes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "voidedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "InvoiceLine" ADD COLUMN     "isProration" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "stripeItemId" TEXT,
ADD COLUMN     "stripeSubscriptionId" TEXT,
ADD COLUMN     "taxes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "unitAmountMinor" INTEGER;

-- AlterTable
ALTER TABLE "Subscription" ADD COLUMN     "cancelAt" TIMESTAMPTZ(3),
ADD COLUMN     "currentPeriodStart" TIMESTAMPTZ(3),
ADD COLUMN     "defaultPaymentMethodId" TEXT,
ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "isCollectionPaused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "latestInvoiceId" TEXT,
ADD COLUMN     "resumesAt" TIMESTAMPTZ(3),
ADD COLUMN     "sku" TEXT,
ADD COLUMN     "stripePriceId" TEXT,
ADD COLUMN     "stripeScheduleId" TEXT,
ADD COLUMN     "trialEnd" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Plan" (
    "sku" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "interval" TEXT NOT NULL,
    "prices" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "isSold" BOOLEAN NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("sku")
);

-- CreateTable
CREATE TABLE "SubscriptionChange" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "stripeSubscriptionId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "sku" TEXT,
    "stripePriceId" TEXT,
    "quantity" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "prorationDate" TIMESTAMPTZ(3) NOT NULL,
    "effectiveAt" TIMESTAMPTZ(3) NOT NULL,
    "reckoned" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "intentId" TEXT,
    "stripeInvoiceId" TEXT,
    "refusalCode" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "SubscriptionChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaymentMethod" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "stripePaymentMethodId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "brand" TEXT,
    "last4" TEXT,
    "expiryMonth" INTEGER,
    "expiryYear" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaymentMethod_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BillingContact" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "mails" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BillingContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaxId" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "stripeTaxId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TaxId_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SubscriptionChange_organizationId_createdAt_idx" ON "SubscriptionChange"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "SubscriptionChange_stripeSubscriptionId_state_idx" ON "SubscriptionChange"("stripeSubscriptionId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "PaymentMethod_stripePaymentMethodId_key" ON "PaymentMethod"("stripePaymentMethodId");

-- CreateIndex
CREATE INDEX "PaymentMethod_organizationId_createdAt_idx" ON "PaymentMethod"("organizationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "BillingContact_organizationId_email_key" ON "BillingContact"("organizationId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "TaxId_stripeTaxId_key" ON "TaxId"("stripeTaxId");

-- CreateIndex
CREATE INDEX "TaxId_organizationId_createdAt_idx" ON "TaxId"("organizationId", "createdAt");

-- One change of a subscription at a time: the next is reckoned from what the last one left.
CREATE UNIQUE INDEX "SubscriptionChange_one_under_way" ON "SubscriptionChange" ("stripeSubscriptionId") WHERE "state" = 'UNDER_WAY';
