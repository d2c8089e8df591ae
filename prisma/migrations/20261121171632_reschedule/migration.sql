ALTER TABLE "booking" ADD COLUMN     "free_until" TIMESTAMPTZ(3),
ADD COLUMN     "mentee_moves" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "refund_cap_percent" SMALLINT;

ALTER TABLE "booking" ADD CONSTRAINT "booking_refund_cap_percent" CHECK ("refund_cap_percent" BETWEEN 0 AND 100);
