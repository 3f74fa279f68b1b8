-- AlterTable
ALTER TABLE "Invoice" ADD COLUMN     "toldAttempts" INTEGER NOT NULL DEFAULT 0;
