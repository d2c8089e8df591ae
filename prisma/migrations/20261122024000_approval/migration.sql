-- AlterEnum
ALTER TYPE "RefundCause" ADD VALUE 'DECLINED';

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "confirm_by" TIMESTAMPTZ(3),
ADD COLUMN     "pending_holds_slot" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "respond_by" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "capture_attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "capture_before" TIMESTAMPTZ(3),
ADD COLUMN     "capture_decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "capture_failure" TEXT,
ADD COLUMN     "capture_sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "void_decided_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session_type" ADD COLUMN     "pending_holds_slot" BOOLEAN NOT NULL DEFAULT true;

-- What the database itself holds to, beyond what Prisma can say.
ALTER TABLE "booking" ADD CONSTRAINT "booking_pending_answered_by" CHECK ("state" <> 'PENDING' OR "respond_by" IS NOT NULL);
CREATE INDEX "booking_unanswered_idx" ON "booking" ("respond_by") WHERE "state" = 'PENDING';
CREATE INDEX "booking_unconfirmed_idx" ON "booking" ("confirm_by") WHERE "state" = 'CONFIRMING';
CREATE INDEX "payment_capture_failed_idx" ON "payment" ("capture_decided_at") WHERE "state" = 'AUTHORISED' AND "capture_failure" IS NOT NULL;
