-- CreateTable
CREATE TABLE "ExplainedInvoice" (
    "stripeInvoiceId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExplainedInvoice_pkey" PRIMARY KEY ("stripeInvoiceId")
);

-- CreateTable
CREATE TABLE "UnexplainedLine" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "stripeInvoiceId" TEXT NOT NULL,
    "stripeLineId" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "netMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UnexplainedLine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ExplainedInvoice_organizationId_idx" ON "ExplainedInvoice"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "UnexplainedLine_stripeLineId_key" ON "UnexplainedLine"("stripeLineId");

-- CreateIndex
CREATE INDEX "UnexplainedLine_organizationId_idx" ON "UnexplainedLine"("organizationId");

-- CreateIndex
CREATE INDEX "UnexplainedLine_stripeInvoiceId_idx" ON "UnexplainedLine"("stripeInvoiceId");

-- CreateIndex
CREATE INDEX "UnexplainedLine_foundAt_idx" ON "UnexplainedLine"("foundAt");
