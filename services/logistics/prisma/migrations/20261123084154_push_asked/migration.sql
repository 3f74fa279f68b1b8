-- AlterTable
ALTER TABLE "Shipment" ADD COLUMN     "pushAskedAt" TIMESTAMPTZ(3);
