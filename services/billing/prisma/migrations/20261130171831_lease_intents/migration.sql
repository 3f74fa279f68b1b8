-- AlterTable
ALTER TABLE "StripeIntent" ADD COLUMN     "leasedUntil" TIMESTAMPTZ(3);
