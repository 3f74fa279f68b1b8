-- CreateTable
CREATE TABLE "MoneyRequest" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "paymentId" TEXT,
    "invoiceId" TEXT,
    "orderId" TEXT,
    "returnId" TEXT,
    "askedById" TEXT NOT NULL,
    "askedByName" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "needsApproval" BOOLEAN NOT NULL,
    "decidedById" TEXT,
    "decidedByName" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "blockReason" TEXT,
    "intentId" TEXT,
    "stripeObjectId" TEXT,
    "refusal" TEXT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MoneyRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Refund" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "stripeRefundId" TEXT NOT NULL,
    "paymentId" TEXT NOT NULL,
    "orderId" TEXT,
    "returnId" TEXT,
    "moneyRequestId" TEXT,
    "amountMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stripeReason" TEXT,
    "reason" TEXT,
    "failureReason" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),
    "takenBackAt" TIMESTAMPTZ(3),
    "failureNote" TEXT,
    "failureSettledBy" TEXT,
    "failureSettledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CreditNote" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "stripeCreditNoteId" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "moneyRequestId" TEXT,
    "number" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "stripeReason" TEXT,
    "memo" TEXT,
    "currency" TEXT NOT NULL,
    "totalMinor" INTEGER NOT NULL,
    "taxMinor" INTEGER NOT NULL,
    "refundedMinor" INTEGER NOT NULL,
    "balanceMinor" INTEGER NOT NULL,
    "outOfBandMinor" INTEGER NOT NULL,
    "stripeRefundIds" TEXT[],
    "pdfUrl" TEXT,
    "voidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CreditNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CreditNoteLine" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "creditNoteId" TEXT NOT NULL,
    "stripeLineId" TEXT NOT NULL,
    "stripeInvoiceLineId" TEXT,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" INTEGER,
    "netMinor" INTEGER NOT NULL,
    "taxMinor" INTEGER NOT NULL,

    CONSTRAINT "CreditNoteLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "stripeDisputeId" TEXT NOT NULL,
    "paymentId" TEXT NOT NULL,
    "orderId" TEXT,
    "amountMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "evidenceDueAt" TIMESTAMPTZ(3),
    "hasEvidence" BOOLEAN NOT NULL,
    "submissionCount" INTEGER NOT NULL,
    "evidence" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DunningPlan" (
    "id" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DunningPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DunningStep" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "afterDays" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "DunningStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DunningAction" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "afterDays" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "reference" TEXT,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "DunningAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountNote" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "writtenById" TEXT NOT NULL,
    "writtenByName" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccountNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MoneyRequest_key_key" ON "MoneyRequest"("key");

-- CreateIndex
CREATE INDEX "MoneyRequest_state_changedAt_idx" ON "MoneyRequest"("state", "changedAt");

-- CreateIndex
CREATE INDEX "MoneyRequest_askedAt_idx" ON "MoneyRequest"("askedAt");

-- CreateIndex
CREATE INDEX "MoneyRequest_organizationId_askedAt_idx" ON "MoneyRequest"("organizationId", "askedAt");

-- CreateIndex
CREATE INDEX "MoneyRequest_paymentId_idx" ON "MoneyRequest"("paymentId");

-- CreateIndex
CREATE INDEX "MoneyRequest_invoiceId_idx" ON "MoneyRequest"("invoiceId");

-- CreateIndex
CREATE INDEX "MoneyRequest_orderId_idx" ON "MoneyRequest"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Refund_stripeRefundId_key" ON "Refund"("stripeRefundId");

-- CreateIndex
CREATE INDEX "Refund_createdAt_idx" ON "Refund"("createdAt");

-- CreateIndex
CREATE INDEX "Refund_organizationId_createdAt_idx" ON "Refund"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "Refund_paymentId_idx" ON "Refund"("paymentId");

-- CreateIndex
CREATE INDEX "Refund_orderId_idx" ON "Refund"("orderId");

-- CreateIndex
CREATE INDEX "Refund_moneyRequestId_idx" ON "Refund"("moneyRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "CreditNote_stripeCreditNoteId_key" ON "CreditNote"("stripeCreditNoteId");

-- CreateIndex
CREATE INDEX "CreditNote_createdAt_idx" ON "CreditNote"("createdAt");

-- CreateIndex
CREATE INDEX "CreditNote_organizationId_createdAt_idx" ON "CreditNote"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "CreditNote_invoiceId_idx" ON "CreditNote"("invoiceId");

-- CreateIndex
CREATE INDEX "CreditNoteLine_organizationId_idx" ON "CreditNoteLine"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "CreditNoteLine_creditNoteId_stripeLineId_key" ON "CreditNoteLine"("creditNoteId", "stripeLineId");

-- CreateIndex
CREATE UNIQUE INDEX "Dispute_stripeDisputeId_key" ON "Dispute"("stripeDisputeId");

-- CreateIndex
CREATE INDEX "Dispute_createdAt_idx" ON "Dispute"("createdAt");

-- CreateIndex
CREATE INDEX "Dispute_organizationId_createdAt_idx" ON "Dispute"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "Dispute_paymentId_idx" ON "Dispute"("paymentId");

-- CreateIndex
CREATE INDEX "Dispute_orderId_idx" ON "Dispute"("orderId");

-- CreateIndex
CREATE INDEX "Dispute_state_evidenceDueAt_idx" ON "Dispute"("state", "evidenceDueAt");

-- CreateIndex
CREATE UNIQUE INDEX "DunningStep_planId_afterDays_kind_key" ON "DunningStep"("planId", "afterDays", "kind");

-- CreateIndex
CREATE INDEX "DunningAction_organizationId_doneAt_idx" ON "DunningAction"("organizationId", "doneAt");

-- CreateIndex
CREATE UNIQUE INDEX "DunningAction_invoiceId_afterDays_kind_key" ON "DunningAction"("invoiceId", "afterDays", "kind");

-- CreateIndex
CREATE INDEX "AccountNote_organizationId_createdAt_idx" ON "AccountNote"("organizationId", "createdAt");

-- AddForeignKey
ALTER TABLE "CreditNoteLine" ADD CONSTRAINT "CreditNoteLine_creditNoteId_fkey" FOREIGN KEY ("creditNoteId") REFERENCES "CreditNote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DunningStep" ADD CONSTRAINT "DunningStep_planId_fkey" FOREIGN KEY ("planId") REFERENCES "DunningPlan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Money moves in amounts above zero, and a second person is another one than the first.
ALTER TABLE "MoneyRequest" ADD CONSTRAINT "MoneyRequest_amount_positive" CHECK ("amountMinor" > 0);
ALTER TABLE "MoneyRequest" ADD CONSTRAINT "MoneyRequest_decided_by_another" CHECK (
  "decidedById" IS NULL OR "state" = 'DECLINED' OR "decidedById" <> "askedById"
);
-- What is above the limit is carried out only after somebody decided it.
ALTER TABLE "MoneyRequest" ADD CONSTRAINT "MoneyRequest_approved_before_done" CHECK (
  NOT "needsApproval" OR "state" IN ('REQUESTED', 'DECLINED', 'REFUSED') OR "decidedById" IS NOT NULL
);

-- The plan that unpaid invoices follow until somebody changes it.
INSERT INTO "DunningPlan" ("id", "isActive", "changedAt") VALUES ('dpl_00000000000000000000000001', true, now());
INSERT INTO "DunningStep" ("id", "planId", "afterDays", "kind") VALUES
  ('dst_00000000000000000000000001', 'dpl_00000000000000000000000001', 1, 'NOTICE'),
  ('dst_00000000000000000000000002', 'dpl_00000000000000000000000001', 3, 'MAIL'),
  ('dst_00000000000000000000000003', 'dpl_00000000000000000000000001', 10, 'MAIL'),
  ('dst_00000000000000000000000004', 'dpl_00000000000000000000000001', 21, 'PAUSE'),
  ('dst_00000000000000000000000005', 'dpl_00000000000000000000000001', 60, 'WRITE_OFF');
