-- AlterTable
ALTER TABLE "external_type" ADD COLUMN     "failure" TEXT,
ADD COLUMN     "lease_until" TIMESTAMPTZ(3),
ADD COLUMN     "made" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "told" JSONB,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- What is connected already counts as agreed: nothing is sent before its mentor changes it.
UPDATE "external_type" SET "told" = jsonb_build_object(
  'name', "session_type"."title",
  'description', "session_type"."description",
  'durationMinutes', "session_type"."duration_minutes",
  'durationChoices', "session_type"."duration_choices",
  'active', "session_type"."active")
FROM "session_type" WHERE "session_type"."id" = "external_type"."session_type_id";
