-- AlterTable
ALTER TABLE "connected_account" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "asked_email" TEXT,
ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now();
