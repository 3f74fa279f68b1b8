-- AlterTable
ALTER TABLE "Line" ADD COLUMN     "guaranteedOts" INTEGER,
ADD COLUMN     "makeGoodId" TEXT,
ADD COLUMN     "makeGoodOf" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Line_makeGoodId_key" ON "Line"("makeGoodId");
