-- CreateEnum
CREATE TYPE "DisputeState" AS ENUM ('INQUIRY', 'INQUIRY_UNDER_REVIEW', 'INQUIRY_CLOSED', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'PREVENTED');

-- CreateEnum
CREATE TYPE "DisputeAnswer" AS ENUM ('EVIDENCE', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "ReversalState" AS ENUM ('DECIDED', 'DONE', 'REFUSED');

-- AlterEnum
ALTER TYPE "RefundCause" ADD VALUE 'CLAW_BACK';

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "lost_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "payout" ADD COLUMN     "charge_refused" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "dispute" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "provider_dispute_id" TEXT NOT NULL,
    "state" "DisputeState" NOT NULL,
    "reason" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "withdrawn_minor" BIGINT NOT NULL DEFAULT 0,
    "reinstated_minor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "refundable" BOOLEAN NOT NULL,
    "respond_by" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "clawed_minor" BIGINT,
    "settled_at" TIMESTAMPTZ(3),
    "answer" "DisputeAnswer",
    "evidence" JSONB,
    "answered_at" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "failure_reason" TEXT,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reversal" (
    "id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "state" "ReversalState" NOT NULL DEFAULT 'DECIDED',
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ(3),
    "provider_reversal_id" TEXT,
    "failure_reason" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "reversal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "dispute_provider_dispute_id_key" ON "dispute"("provider_dispute_id");

-- CreateIndex
CREATE INDEX "dispute_booking_id_idx" ON "dispute"("booking_id");

-- CreateIndex
CREATE INDEX "dispute_payment_id_idx" ON "dispute"("payment_id");

-- CreateIndex
CREATE INDEX "dispute_respond_by_id_idx" ON "dispute"("respond_by", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reversal_provider_reversal_id_key" ON "reversal"("provider_reversal_id");

-- CreateIndex
CREATE INDEX "reversal_transfer_id_idx" ON "reversal"("transfer_id");

-- CreateIndex
CREATE INDEX "reversal_booking_id_idx" ON "reversal"("booking_id");

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reversal" ADD CONSTRAINT "reversal_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reversal" ADD CONSTRAINT "reversal_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the database itself holds to, beyond what Prisma can say.
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_amounts_hold" CHECK (
  "amount_minor" >= 0 AND "reinstated_minor" >= 0 AND "withdrawn_minor" >= "reinstated_minor" AND coalesce("clawed_minor", 0) >= 0);
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_closed_whole" CHECK (
  ("state" IN ('WON', 'LOST', 'INQUIRY_CLOSED', 'PREVENTED')) = ("closed_at" IS NOT NULL) AND ("settled_at" IS NULL OR "closed_at" IS NOT NULL));
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_answered_whole" CHECK (
  ("answer" IS NULL) = ("answered_at" IS NULL) AND ("answer" IS DISTINCT FROM 'EVIDENCE' OR "evidence" IS NOT NULL));
ALTER TABLE "reversal" ADD CONSTRAINT "reversal_amount_holds" CHECK ("amount_minor" > 0);
ALTER TABLE "reversal" ADD CONSTRAINT "reversal_settled_whole" CHECK (
  ("state" = 'DECIDED') = ("settled_at" IS NULL) AND ("state" = 'DONE') = ("provider_reversal_id" IS NOT NULL));
ALTER TABLE "payment" ADD CONSTRAINT "payment_lost_holds" CHECK ("lost_minor" >= 0);
CREATE INDEX "reversal_open_idx" ON "reversal" ("booking_id") WHERE "state" = 'DECIDED';
CREATE INDEX "posting_debt_idx" ON "posting" ("mentor_id", "currency") WHERE "account" = 'mentor_debt';
