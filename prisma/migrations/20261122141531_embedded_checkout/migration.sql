-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "checkout_client_secret" TEXT;
