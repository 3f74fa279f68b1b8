-- AlterTable
ALTER TABLE "StripeEvent" ADD COLUMN     "failedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "EventCursor" ADD COLUMN     "lostSince" TIMESTAMPTZ(3),
ADD COLUMN     "pass" JSONB;

-- CreateTable
CREATE TABLE "ReconcileRun" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "cursor" JSONB NOT NULL,
    "error" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "worker" TEXT,
    "leasedUntil" TIMESTAMPTZ(3),
    "askedById" TEXT,
    "askedByName" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReconcileRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReconcileRun_startedAt_idx" ON "ReconcileRun"("startedAt");

-- CreateIndex
CREATE INDEX "StripeEvent_objectId_idx" ON "StripeEvent"("objectId");

-- One comparison at a time: its marks on the mirror's objects belong to nobody else.
CREATE UNIQUE INDEX "ReconcileRun_open_key" ON "ReconcileRun"((true)) WHERE "state" IN ('RUNNING', 'PAUSED');
