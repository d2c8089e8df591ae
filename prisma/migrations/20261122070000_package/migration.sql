-- CreateEnum
CREATE TYPE "PurchaseState" AS ENUM ('AWAITING_PAYMENT', 'UNPAID', 'ACTIVE', 'ENDED');

-- CreateEnum
CREATE TYPE "PurchaseEnd" AS ENUM ('EXPIRED', 'GIVEN_BACK', 'NOT_OFFERED', 'PLATFORM', 'LOST');

-- CreateEnum
CREATE TYPE "CreditState" AS ENUM ('UNSPENT', 'SPENT', 'ENDED');

-- AlterEnum
ALTER TYPE "RefundCause" ADD VALUE 'PACKAGE_ENDED';

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "credit_id" UUID,
ADD COLUMN     "credit_use" INTEGER,
ADD COLUMN     "purchase_id" UUID,
ALTER COLUMN "booking_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "purchase_id" UUID,
ALTER COLUMN "booking_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "package" (
    "id" UUID NOT NULL,
    "session_type_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "sessions" SMALLINT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "valid_months" SMALLINT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "PurchaseState" NOT NULL DEFAULT 'AWAITING_PAYMENT',
    "package_id" UUID NOT NULL,
    "session_type_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "sessions" SMALLINT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "fee_bps" INTEGER NOT NULL,
    "valid_months" SMALLINT NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_for" "PurchaseEnd",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit" (
    "id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "nth" SMALLINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "state" "CreditState" NOT NULL DEFAULT 'UNSPENT',
    "booking_id" UUID,
    "uses" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_dispute" (
    "id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "provider_dispute_id" TEXT NOT NULL,
    "state" "DisputeState" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "withdrawn_minor" BIGINT NOT NULL DEFAULT 0,
    "reinstated_minor" BIGINT NOT NULL DEFAULT 0,
    "refundable" BOOLEAN NOT NULL,
    "respond_by" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "purchase_dispute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "package_session_type_id_idx" ON "package"("session_type_id");

-- CreateIndex
CREATE INDEX "package_mentor_id_idx" ON "package"("mentor_id");

-- CreateIndex
CREATE INDEX "purchase_package_id_idx" ON "purchase"("package_id");

-- CreateIndex
CREATE INDEX "purchase_person_id_created_at_id_idx" ON "purchase"("person_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "purchase_session_type_id_idx" ON "purchase"("session_type_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_booking_id_key" ON "credit"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_purchase_id_nth_key" ON "credit"("purchase_id", "nth");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_dispute_provider_dispute_id_key" ON "purchase_dispute"("provider_dispute_id");

-- CreateIndex
CREATE INDEX "purchase_dispute_purchase_id_idx" ON "purchase_dispute"("purchase_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_purchase_id_key" ON "payment"("purchase_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_credit_id_credit_use_key" ON "payment"("credit_id", "credit_use");

-- CreateIndex
CREATE INDEX "refund_purchase_id_idx" ON "refund"("purchase_id");

-- AddForeignKey
ALTER TABLE "package" ADD CONSTRAINT "package_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package" ADD CONSTRAINT "package_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "package"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit" ADD CONSTRAINT "credit_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit" ADD CONSTRAINT "credit_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_dispute" ADD CONSTRAINT "purchase_dispute_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_credit_id_fkey" FOREIGN KEY ("credit_id") REFERENCES "credit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the database itself holds to, beyond what Prisma can say.
ALTER TABLE "package" ADD CONSTRAINT "package_holds" CHECK (
  "sessions" BETWEEN 2 AND 50 AND "price_minor" >= "sessions" AND "valid_months" BETWEEN 1 AND 12);
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_paid_whole" CHECK (
  ("paid_at" IS NULL) = ("expires_at" IS NULL) AND ("state" <> 'ACTIVE' OR "paid_at" IS NOT NULL)
  AND ("state" = 'ENDED') = ("ended_at" IS NOT NULL AND "ended_for" IS NOT NULL));
ALTER TABLE "credit" ADD CONSTRAINT "credit_spent_on_one" CHECK (
  "amount_minor" > 0 AND "uses" >= 0 AND ("state" = 'SPENT') = ("booking_id" IS NOT NULL));
ALTER TABLE "payment" ADD CONSTRAINT "payment_for_one" CHECK (num_nonnulls("booking_id", "purchase_id") = 1);
ALTER TABLE "payment" ADD CONSTRAINT "payment_by_credit" CHECK (
  ("credit_id" IS NULL) = ("credit_use" IS NULL)
  AND ("credit_id" IS NULL OR "booking_id" IS NOT NULL AND "charge_id" IS NULL AND "checkout_session_id" IS NULL));
ALTER TABLE "refund" ADD CONSTRAINT "refund_for_one" CHECK (num_nonnulls("booking_id", "purchase_id") = 1);
ALTER TABLE "purchase_dispute" ADD CONSTRAINT "purchase_dispute_amounts_hold" CHECK (
  "amount_minor" >= 0 AND "reinstated_minor" >= 0 AND "withdrawn_minor" >= "reinstated_minor");
CREATE INDEX "purchase_ends_idx" ON "purchase" ("expires_at") WHERE "state" = 'ACTIVE';
CREATE INDEX "purchase_unpaid_idx" ON "purchase" ("created_at") WHERE "state" = 'AWAITING_PAYMENT';
CREATE INDEX "credit_unspent_idx" ON "credit" ("purchase_id", "nth") WHERE "state" = 'UNSPENT';
