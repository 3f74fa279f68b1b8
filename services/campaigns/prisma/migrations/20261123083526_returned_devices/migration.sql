-- AlterTable
ALTER TABLE "Device" ADD COLUMN     "returnedAt" TIMESTAMPTZ(3);
