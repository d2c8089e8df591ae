-- CreateEnum
CREATE TYPE "SchedulingProvider" AS ENUM ('NATIVE', 'CALCOM', 'CALENDLY');

-- CreateEnum
CREATE TYPE "SchedulingAccountState" AS ENUM ('WANTED', 'CONNECTED', 'REVOKED', 'ENDED');

-- CreateEnum
CREATE TYPE "ExternalBookingState" AS ENUM ('ASKED', 'ACTIVE', 'CANCELLING', 'ENDED');

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "scheduling" "SchedulingProvider" NOT NULL DEFAULT 'NATIVE';

-- AlterTable
ALTER TABLE "session_type" ADD COLUMN     "scheduling" "SchedulingProvider" NOT NULL DEFAULT 'NATIVE';

-- CreateTable
CREATE TABLE "scheduling_account" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "provider" "SchedulingProvider" NOT NULL,
    "state" "SchedulingAccountState" NOT NULL,
    "user_id" TEXT,
    "organization_id" TEXT,
    "name" TEXT,
    "email" TEXT,
    "page_url" TEXT,
    "key_id" TEXT,
    "access_token" BYTEA,
    "refresh_token" BYTEA,
    "access_expires_at" TIMESTAMPTZ(3),
    "generation" INTEGER NOT NULL DEFAULT 0,
    "refreshing_until" TIMESTAMPTZ(3),
    "pending_key_id" TEXT,
    "pending" BYTEA,
    "pending_until" TIMESTAMPTZ(3),
    "subscription_id" TEXT,
    "subscription_url" TEXT,
    "subscription_active" BOOLEAN NOT NULL DEFAULT false,
    "failure" TEXT,
    "connected_at" TIMESTAMPTZ(3),
    "types_at" TIMESTAMPTZ(3),
    "changes_at" TIMESTAMPTZ(3),
    "delivery_at" TIMESTAMPTZ(3),

    CONSTRAINT "scheduling_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_type" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "duration_minutes" INTEGER NOT NULL,
    "duration_choices" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "active" BOOLEAN NOT NULL,
    "requires_approval" BOOLEAN NOT NULL DEFAULT false,
    "page_url" TEXT,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "session_type_id" UUID,

    CONSTRAINT "external_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_times" (
    "session_type_id" UUID NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "starts" TIMESTAMPTZ(3)[],

    CONSTRAINT "external_times_pkey" PRIMARY KEY ("session_type_id","duration_minutes")
);

-- CreateTable
CREATE TABLE "external_hold" (
    "booking_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "hold_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_hold_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "external_booking" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "state" "ExternalBookingState" NOT NULL,
    "external_id" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "type_id" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "external_booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_move" (
    "booking_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" "Actor" NOT NULL,
    "actor_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_move_pkey" PRIMARY KEY ("booking_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "scheduling_account_mentor_id_provider_key" ON "scheduling_account"("mentor_id", "provider");

-- CreateIndex
CREATE UNIQUE INDEX "scheduling_account_provider_user_id_key" ON "scheduling_account"("provider", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_type_session_type_id_key" ON "external_type"("session_type_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_type_account_id_external_id_key" ON "external_type"("account_id", "external_id");

-- CreateIndex
CREATE INDEX "external_hold_until_idx" ON "external_hold"("until");

-- CreateIndex
CREATE INDEX "external_booking_booking_id_idx" ON "external_booking"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_booking_account_id_external_id_key" ON "external_booking"("account_id", "external_id");

-- CreateIndex
CREATE INDEX "booking_move_deadline_idx" ON "booking_move"("deadline");

-- AddForeignKey
ALTER TABLE "scheduling_account" ADD CONSTRAINT "scheduling_account_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_type" ADD CONSTRAINT "external_type_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "scheduling_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_type" ADD CONSTRAINT "external_type_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_times" ADD CONSTRAINT "external_times_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_hold" ADD CONSTRAINT "external_hold_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_booking" ADD CONSTRAINT "external_booking_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_booking" ADD CONSTRAINT "external_booking_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "scheduling_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_move" ADD CONSTRAINT "booking_move_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A booking is at most once at another company, as far as we want it there.
CREATE UNIQUE INDEX "external_booking_wanted" ON "external_booking" ("booking_id") WHERE "state" IN ('ASKED', 'ACTIVE');
