-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "attemptCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "billingReason" TEXT,
ADD COLUMN     "collectionMethod" TEXT NOT NULL DEFAULT 'charge_automatically',
ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "nextAttemptAt" TIMESTAMPTZ(3),
ADD COLUMN     "paymentIntentIds" TEXT[],
ADD COLUMN     "stripeSubscriptionId" TEXT;

-- CreateIndex
CREATE INDEX "Invoice_state_dueAt_idx" ON "Invoice"("state", "dueAt");
