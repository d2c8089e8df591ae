-- CreateTable
CREATE TABLE "dispute_claw" (
    "dispute_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "dispute_claw_pkey" PRIMARY KEY ("dispute_id","booking_id")
);

-- CreateIndex
CREATE INDEX "dispute_claw_booking_id_idx" ON "dispute_claw"("booking_id");

-- AddForeignKey
ALTER TABLE "dispute_claw" ADD CONSTRAINT "dispute_claw_dispute_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute_claw" ADD CONSTRAINT "dispute_claw_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was claimed back so far, all of it for a booking's own payment.
INSERT INTO "dispute_claw" ("dispute_id", "booking_id", "amount_minor")
SELECT "id", "booking_id", "clawed_minor" FROM "dispute" WHERE "clawed_minor" IS NOT NULL;

ALTER TABLE "dispute" DROP COLUMN "clawed_minor";
