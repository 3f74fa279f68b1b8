-- AlterTable
ALTER TABLE "PayableOrder" ADD COLUMN     "blockedPaymentId" TEXT,
ADD COLUMN     "releaseBlock" TEXT;

-- AlterTable
ALTER TABLE "StripeEvent" ADD COLUMN     "outcome" TEXT;

-- AlterTable
ALTER TABLE "MirrorObject" ADD COLUMN     "customerId" TEXT,
ADD COLUMN     "madeAt" TIMESTAMPTZ(3),
ADD COLUMN     "seenInRun" TEXT;

-- AlterTable
ALTER TABLE "EventCursor" ADD COLUMN     "provenAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Drift" (
    "id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "objectType" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "stripeCustomerId" TEXT,
    "organizationId" TEXT,
    "fields" JSONB NOT NULL,
    "ours" JSONB,
    "theirs" JSONB,
    "state" TEXT NOT NULL,
    "resolution" TEXT,
    "resolvedBy" TEXT,
    "runId" TEXT,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Drift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StripeIntent" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMPTZ(3),
    "stripeObjectId" TEXT,
    "refusalCode" TEXT,
    "refusalMessage" TEXT,
    "lastError" TEXT,
    "actorId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "StripeIntent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Drift_state_foundAt_idx" ON "Drift"("state", "foundAt");

-- CreateIndex
CREATE INDEX "Drift_organizationId_state_idx" ON "Drift"("organizationId", "state");

-- CreateIndex
CREATE INDEX "Drift_objectId_idx" ON "Drift"("objectId");

-- CreateIndex
CREATE UNIQUE INDEX "StripeIntent_key_key" ON "StripeIntent"("key");

-- CreateIndex
CREATE INDEX "StripeIntent_state_createdAt_idx" ON "StripeIntent"("state", "createdAt");

-- CreateIndex
CREATE INDEX "StripeIntent_organizationId_createdAt_idx" ON "StripeIntent"("organizationId", "createdAt");

-- CreateIndex
CREATE INDEX "PayableOrder_releaseBlock_idx" ON "PayableOrder"("releaseBlock");

-- CreateIndex
CREATE INDEX "MirrorObject_customerId_idx" ON "MirrorObject"("customerId");

-- CreateIndex
CREATE INDEX "MirrorObject_type_seenInRun_idx" ON "MirrorObject"("type", "seenInRun");

-- An object drifts in one way at a time, however many runs see it.
CREATE UNIQUE INDEX "Drift_open_key" ON "Drift"("objectId", "category") WHERE "state" = 'OPEN';
