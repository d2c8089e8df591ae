-- CreateEnum
CREATE TYPE "Side" AS ENUM ('MENTEE', 'MENTOR');

-- AlterEnum
ALTER TYPE "RefundCause" ADD VALUE 'NO_SHOW';

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "no_show_of" "Side";

ALTER TABLE "booking" ADD CONSTRAINT "booking_no_show_of" CHECK (("state" = 'NO_SHOW') = ("no_show_of" IS NOT NULL));
