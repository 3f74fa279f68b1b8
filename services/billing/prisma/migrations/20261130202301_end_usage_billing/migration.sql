-- AlterTable
ALTER TABLE "UsageBilling" ADD COLUMN     "endAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "endedAt" TIMESTAMPTZ(3);
