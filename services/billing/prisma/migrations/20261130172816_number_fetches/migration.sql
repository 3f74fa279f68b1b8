-- AlterTable
ALTER TABLE "MirrorObject" ADD COLUMN     "fetchNumber" BIGINT NOT NULL DEFAULT 0;

-- Every fetch from Stripe takes a number before it asks.
CREATE SEQUENCE "mirror_fetch";
