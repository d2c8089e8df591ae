-- CreateEnum
CREATE TYPE "LimitPeriod" AS ENUM ('DAY', 'WEEK', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "LimitUnit" AS ENUM ('BOOKINGS', 'MINUTES');

-- CreateEnum
CREATE TYPE "WindowCount" AS ENUM ('CALENDAR_DAYS', 'BUSINESS_DAYS', 'BOOKABLE_DAYS', 'BOOKABLE_BUSINESS_DAYS');

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "cancel_notice_minutes" INTEGER,
ADD COLUMN     "reschedule_notice_minutes" INTEGER;

-- AlterTable
ALTER TABLE "mentor" ADD COLUMN     "holiday_country" TEXT,
ADD COLUMN     "holiday_region" TEXT,
ADD COLUMN     "week_starts_on" SMALLINT NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "question" ADD COLUMN     "option_prices_minor" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "price_minor" BIGINT;

-- AlterTable
ALTER TABLE "schedule" ADD COLUMN     "session_type_id" UUID,
ALTER COLUMN "mentor_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "session_type" ADD COLUMN     "active_per_mentee" INTEGER,
ADD COLUMN     "cancel_notice_minutes" INTEGER,
ADD COLUMN     "duration_choices" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "first_slot_only" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "grid_offset_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "optimised" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reschedule_notice_minutes" INTEGER,
ADD COLUMN     "window_counts" "WindowCount" NOT NULL DEFAULT 'CALENDAR_DAYS',
ADD COLUMN     "window_first" DATE,
ADD COLUMN     "window_last" DATE,
ALTER COLUMN "window_days" DROP NOT NULL;

-- CreateTable
CREATE TABLE "time_off" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "first_date" DATE NOT NULL,
    "last_date" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "time_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "travel" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "first_date" DATE NOT NULL,
    "last_date" DATE NOT NULL,
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "travel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_limit" (
    "id" UUID NOT NULL,
    "mentor_id" UUID,
    "session_type_id" UUID,
    "per_mentee" BOOLEAN NOT NULL DEFAULT false,
    "period" "LimitPeriod" NOT NULL,
    "unit" "LimitUnit" NOT NULL,
    "most" INTEGER NOT NULL,

    CONSTRAINT "booking_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closed_weekday" (
    "weekday" SMALLINT NOT NULL,

    CONSTRAINT "closed_weekday_pkey" PRIMARY KEY ("weekday")
);

-- CreateTable
CREATE TABLE "closed_date" (
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "closed_date_pkey" PRIMARY KEY ("date")
);

-- CreateIndex
CREATE INDEX "time_off_mentor_id_last_date_idx" ON "time_off"("mentor_id", "last_date");

-- CreateIndex
CREATE INDEX "travel_mentor_id_last_date_idx" ON "travel"("mentor_id", "last_date");

-- CreateIndex
CREATE UNIQUE INDEX "booking_limit_mentor_id_period_unit_key" ON "booking_limit"("mentor_id", "period", "unit");

-- CreateIndex
CREATE UNIQUE INDEX "booking_limit_session_type_id_per_mentee_period_unit_key" ON "booking_limit"("session_type_id", "per_mentee", "period", "unit");

-- CreateIndex
CREATE UNIQUE INDEX "schedule_session_type_id_key" ON "schedule"("session_type_id");

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "travel" ADD CONSTRAINT "travel_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the database itself holds to, beyond what Prisma can say.
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_one_owner" CHECK (num_nonnulls("mentor_id", "session_type_id") = 1);
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_one_owner" CHECK (num_nonnulls("mentor_id", "session_type_id") = 1);
ALTER TABLE "booking_limit" ADD CONSTRAINT "booking_limit_most" CHECK ("most" >= 1);
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_order" CHECK ("last_date" >= "first_date");
ALTER TABLE "travel" ADD CONSTRAINT "travel_order" CHECK ("last_date" >= "first_date");
ALTER TABLE "closed_weekday" ADD CONSTRAINT "closed_weekday_range" CHECK ("weekday" BETWEEN 0 AND 6);
ALTER TABLE "mentor" ADD CONSTRAINT "mentor_week_starts_on" CHECK ("week_starts_on" BETWEEN 0 AND 6);
ALTER TABLE "question" ADD CONSTRAINT "question_prices" CHECK ("price_minor" >= 0);
