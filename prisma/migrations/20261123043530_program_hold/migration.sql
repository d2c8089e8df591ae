-- AlterTable
ALTER TABLE "payout" ADD COLUMN     "hold_hours" SMALLINT;

-- AlterTable
ALTER TABLE "program" ADD COLUMN     "payout_hold_hours" SMALLINT;

ALTER TABLE "program" ADD CONSTRAINT "program_holds" CHECK ("payout_hold_hours" BETWEEN 24 AND 504);
