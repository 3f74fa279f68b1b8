-- AlterTable
ALTER TABLE "UsageBilling" ADD COLUMN     "endAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "endedAt" TIMESTAMPTZ(3);

-- What ends is counted until its last line is over, so another one beside it would be charged twice.
DROP INDEX "UsageBilling_one_at_a_time";
CREATE UNIQUE INDEX "UsageBilling_one_at_a_time" ON "UsageBilling" ("organizationId", "meter")
  WHERE "state" IN ('STARTING', 'ACTIVE', 'ENDING');
