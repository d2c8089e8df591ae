-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "no_show_fee_at" TIMESTAMPTZ(3),
ADD COLUMN     "no_show_fee_decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "no_show_fee_minor" BIGINT;

-- AlterTable
ALTER TABLE "session_type" ADD COLUMN     "no_show_fee_minor" BIGINT;

-- What the database itself holds to, beyond what Prisma can say.
ALTER TABLE "session_type" ADD CONSTRAINT "session_type_no_show_fee" CHECK ("no_show_fee_minor" IS NULL OR ("no_show_fee_minor" > 0 AND "price_minor" = 0));
ALTER TABLE "booking" ADD CONSTRAINT "booking_no_show_fee" CHECK ("no_show_fee_minor" > 0);
ALTER TABLE "booking" ADD CONSTRAINT "booking_no_show_fee_agreed" CHECK ("no_show_fee_minor" IS NOT NULL OR ("no_show_fee_at" IS NULL AND "no_show_fee_decided_at" IS NULL));

-- What the sweep looks for each time.
CREATE INDEX "booking_no_show_fee_due" ON "booking" ("no_show_fee_at") WHERE "no_show_fee_decided_at" IS NULL;
CREATE INDEX "payment_saved_card_kept" ON "payment" ("booking_id") WHERE "state" = 'SAVED';
