-- CreateEnum
CREATE TYPE "ComplaintState" AS ENUM ('OPEN', 'UPHELD', 'SPLIT', 'REJECTED', 'WITHDRAWN');

-- AlterEnum
ALTER TYPE "RefundCause" ADD VALUE 'COMPLAINT';

-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "state" "ComplaintState" NOT NULL DEFAULT 'OPEN',
    "text" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "contest_by" TIMESTAMPTZ(3) NOT NULL,
    "contest" TEXT,
    "contested_at" TIMESTAMPTZ(3),
    "decided_by" "Actor",
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "complaint_booking_id_key" ON "complaint"("booking_id");

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the database itself holds to, beyond what Prisma can say.
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_decided_whole" CHECK (
  ("state" = 'OPEN') = ("decided_at" IS NULL) AND ("decided_at" IS NULL) = ("decided_by" IS NULL));
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_contested_whole" CHECK (("contest" IS NULL) = ("contested_at" IS NULL));
CREATE INDEX "complaint_unanswered_idx" ON "complaint" ("contest_by") WHERE "state" = 'OPEN' AND "contested_at" IS NULL;
CREATE INDEX "complaint_open_idx" ON "complaint" ("opened_at") WHERE "state" = 'OPEN';
