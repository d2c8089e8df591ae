-- AlterTable
ALTER TABLE "booking_limit" ADD COLUMN     "team_of_id" UUID;

-- AlterTable
ALTER TABLE "session_type" ADD COLUMN     "restriction_id" UUID,
ADD COLUMN     "restriction_in_booker_zone" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "session_type_host" ADD COLUMN     "schedule_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "booking_limit_team_of_id_period_unit_key" ON "booking_limit"("team_of_id", "period", "unit");

-- CreateIndex
CREATE UNIQUE INDEX "session_type_restriction_id_key" ON "session_type"("restriction_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_type_host_schedule_id_key" ON "session_type_host"("schedule_id");

-- AddForeignKey
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_team_of_id_fkey" FOREIGN KEY ("team_of_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_type" ADD CONSTRAINT "session_type_restriction_id_fkey" FOREIGN KEY ("restriction_id") REFERENCES "schedule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_type_host" ADD CONSTRAINT "session_type_host_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A schedule that restricts a type, or is a host's for one type, is named by it and has no owner of its own.
ALTER TABLE "schedule" DROP CONSTRAINT "schedule_one_owner";
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_one_owner" CHECK (num_nonnulls("mentor_id", "session_type_id") <= 1);
ALTER TABLE "booking_limit" DROP CONSTRAINT "booking_limit_one_owner";
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_one_owner"
  CHECK (num_nonnulls("mentor_id", "session_type_id", "team_of_id") = 1);
