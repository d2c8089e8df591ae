-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "give_back_days" SMALLINT,
ADD COLUMN     "refund_tiers" JSONB;

-- Of what was bought before nothing was kept: the terms of its session as they are now, and the days that always held.
UPDATE "purchase" SET "give_back_days" = 14, "refund_tiers" = "session_type"."refund_tiers"
FROM "session_type" WHERE "session_type"."id" = "purchase"."session_type_id";

ALTER TABLE "purchase" ALTER COLUMN "give_back_days" SET NOT NULL,
ALTER COLUMN "refund_tiers" SET NOT NULL;
