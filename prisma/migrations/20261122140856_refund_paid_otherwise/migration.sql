-- CreateEnum
CREATE TYPE "RefundWay" AS ENUM ('TRANSFER', 'CASH');

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "reference" TEXT,
ADD COLUMN     "settled_by" "RefundWay";
