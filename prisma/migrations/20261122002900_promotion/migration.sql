-- CreateEnum
CREATE TYPE "PromotionBearer" AS ENUM ('MENTOR', 'PLATFORM');

-- CreateEnum
CREATE TYPE "TransferPart" AS ENUM ('CHARGE', 'BALANCE');

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "promotion_id" UUID,
ADD COLUMN     "refunded_percent" SMALLINT;

-- AlterTable
ALTER TABLE "payout" ADD COLUMN     "from_balance_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "transfer" ADD COLUMN     "part" "TransferPart" NOT NULL DEFAULT 'CHARGE';

-- CreateTable
CREATE TABLE "promotion" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "bearer" "PromotionBearer" NOT NULL,
    "mentor_id" UUID,
    "percent_off" SMALLINT,
    "amount_off_minor" BIGINT,
    "minimum_minor" BIGINT,
    "currency" CHAR(3),
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "most_uses" INTEGER,
    "first_booking_only" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "promotion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "promotion_code_key" ON "promotion"("code");

-- CreateIndex
CREATE INDEX "promotion_mentor_id_idx" ON "promotion"("mentor_id");

-- CreateIndex
CREATE INDEX "booking_promotion_id_idx" ON "booking"("promotion_id");

-- DropIndex
DROP INDEX "transfer_payout_id_attempt_key";

-- CreateIndex
CREATE UNIQUE INDEX "transfer_payout_id_attempt_part_key" ON "transfer"("payout_id", "attempt", "part");

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "promotion" ADD CONSTRAINT "promotion_code" CHECK ("code" ~ '^[A-Z0-9][A-Z0-9-]{1,30}[A-Z0-9]$');
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_off" CHECK (
  num_nonnulls("percent_off", "amount_off_minor") = 1
  AND ("percent_off" BETWEEN 1 AND 100) IS NOT FALSE AND ("amount_off_minor" > 0) IS NOT FALSE);
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_currency" CHECK (
  ("currency" IS NULL) = (num_nonnulls("amount_off_minor", "minimum_minor") = 0) AND ("minimum_minor" > 0) IS NOT FALSE);
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_bearer" CHECK ("bearer" = 'PLATFORM' OR "mentor_id" IS NOT NULL);
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_times" CHECK ("valid_until" > "valid_from");
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_uses" CHECK ("most_uses" > 0);
ALTER TABLE "booking" ADD CONSTRAINT "booking_refunded_percent" CHECK ("refunded_percent" BETWEEN 0 AND 100);
ALTER TABLE "booking" ADD CONSTRAINT "booking_discounted_by_a_code" CHECK (
  "promotion_id" IS NOT NULL
  OR coalesce("breakdown"->>'mentorDiscount', '0') = '0' AND coalesce("breakdown"->>'platformDiscount', '0') = '0');
ALTER TABLE "payout" ADD CONSTRAINT "payout_from_balance" CHECK ("from_balance_minor" BETWEEN 0 AND "amount_minor");
