-- Extensions: ranges with equality in one exclusion constraint, case-insensitive addresses, search by fragments
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Business time. The offset's row exists in sandbox mode only: without it this is plain now().
CREATE TABLE "sandbox_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL,

    CONSTRAINT "sandbox_clock_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "sandbox_clock_one_row" CHECK ("id" = 1)
);
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT now() + coalesce((SELECT make_interval(secs => offset_ms / 1000.0) FROM sandbox_clock), interval '0') $$;

CREATE FUNCTION sandbox_clock_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.offset_ms < OLD.offset_ms THEN
    RAISE EXCEPTION 'the clock only moves forward';
  END IF;
  PERFORM pg_notify('clock', NEW.offset_ms::text);
  RETURN NEW;
END $$;
CREATE TRIGGER "sandbox_clock_moved" AFTER INSERT OR UPDATE ON "sandbox_clock"
  FOR EACH ROW EXECUTE FUNCTION sandbox_clock_moved();

-- CreateEnum
CREATE TYPE "Actor" AS ENUM ('MENTEE', 'MENTOR', 'ADMIN', 'PARTNER', 'PROVIDER', 'SYSTEM');

-- CreateEnum
CREATE TYPE "BookingState" AS ENUM ('AWAITING_PAYMENT', 'PENDING', 'CONFIRMING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW', 'EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "HoldKind" AS ENUM ('SLOT', 'MOVE');

-- CreateEnum
CREATE TYPE "MentorState" AS ENUM ('APPLIED', 'APPROVED', 'DECLINED');

-- CreateEnum
CREATE TYPE "ApiScope" AS ENUM ('READ', 'BOOK');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('OPEN', 'PROCESSING', 'AUTHORISED', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'VOIDED');

-- CreateEnum
CREATE TYPE "RefundState" AS ENUM ('DECIDED', 'PENDING', 'SUCCEEDED', 'FAILED', 'SETTLED_OTHERWISE');

-- CreateEnum
CREATE TYPE "RefundCause" AS ENUM ('CANCELLATION', 'LATE_PAYMENT', 'DOUBLE_PAYMENT', 'PROVIDER_REFUSED', 'GOODWILL');

-- CreateEnum
CREATE TYPE "Bearer" AS ENUM ('SHARED', 'PLATFORM');

-- CreateEnum
CREATE TYPE "PayoutState" AS ENUM ('HELD', 'DUE', 'SENDING', 'PAID', 'CANCELLED', 'REVERSED');

-- CreateEnum
CREATE TYPE "PayoutBlockReason" AS ENUM ('NO_ACCOUNT', 'TRANSFERS_OFF', 'DISPUTE', 'COMPLAINT', 'FUNDS', 'CURRENCY', 'ADMIN');

-- CreateEnum
CREATE TYPE "TransferCapability" AS ENUM ('INACTIVE', 'PENDING', 'ACTIVE');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('LINK', 'PHONE', 'ADDRESS');

-- CreateEnum
CREATE TYPE "QuestionKind" AS ENUM ('TEXT', 'LONG_TEXT', 'NUMBER', 'CHECKBOX', 'SELECT', 'RADIO', 'MULTI_SELECT', 'EMAIL', 'PHONE', 'LINK');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in" (
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "weekly_hours" (
    "schedule_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "start_minute" SMALLINT NOT NULL,
    "end_minute" SMALLINT NOT NULL,

    CONSTRAINT "weekly_hours_pkey" PRIMARY KEY ("schedule_id","weekday","start_minute")
);

-- CreateTable
CREATE TABLE "date_override" (
    "schedule_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "start_minute" SMALLINT NOT NULL,
    "end_minute" SMALLINT NOT NULL,

    CONSTRAINT "date_override_pkey" PRIMARY KEY ("schedule_id","date","start_minute")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "BookingState" NOT NULL,
    "mentor_id" UUID NOT NULL,
    "session_type_id" UUID NOT NULL,
    "mentee_id" UUID,
    "program_id" UUID,
    "mentee_name" TEXT NOT NULL,
    "mentee_email" CITEXT NOT NULL,
    "mentee_time_zone" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL,
    "place_kind" "PlaceKind" NOT NULL,
    "place_detail" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "breakdown" JSONB NOT NULL,
    "refund_tiers" JSONB NOT NULL,
    "fee_bps" INTEGER NOT NULL,
    "requires_approval" BOOLEAN NOT NULL DEFAULT false,
    "hold_expires_at" TIMESTAMPTZ(3),
    "hold_extended" BOOLEAN NOT NULL DEFAULT false,
    "cancelled_by" "Actor",
    "cancelled_at" TIMESTAMPTZ(3),
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "source_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "booking_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "question_id" UUID,
    "label" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("booking_id","position")
);

-- CreateTable
CREATE TABLE "slot_hold" (
    "id" UUID NOT NULL,
    "host_id" UUID NOT NULL,
    "occurrence_id" UUID NOT NULL,
    "seat" INTEGER NOT NULL DEFAULT 0,
    "booking_id" UUID NOT NULL,
    "kind" "HoldKind" NOT NULL DEFAULT 'SLOT',
    "blocked" tstzrange NOT NULL,
    "imposed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "slot_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "scope" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "mutation" TEXT NOT NULL,
    "arguments_hash" TEXT NOT NULL,
    "booking_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "position" BIGINT,
    "type" TEXT NOT NULL,
    "booking_id" UUID,
    "subject_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "actor" "Actor" NOT NULL,
    "actor_id" UUID,
    "reason" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "dead_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciler_cursor" (
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,

    CONSTRAINT "reconciler_cursor_pkey" PRIMARY KEY ("provider")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "key" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "booking_id" UUID,
    "mentor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "posting" (
    "id" BIGSERIAL NOT NULL,
    "entry_key" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "booking_id" UUID,
    "mentor_id" UUID,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "MentorState" NOT NULL DEFAULT 'APPLIED',
    "handle" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "topics" TEXT[],
    "languages" TEXT[],
    "time_zone" TEXT NOT NULL,
    "avatar_svg" TEXT NOT NULL,
    "decline_reason" TEXT,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "mentor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "booking_id" UUID,
    "to" CITEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "booking_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" TEXT NOT NULL,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" "ApiScope"[],
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "state" "PaymentState" NOT NULL DEFAULT 'OPEN',
    "amount_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "parameters" JSONB NOT NULL,
    "checkout_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "checkout_session_id" TEXT,
    "checkout_url" TEXT,
    "payment_intent_id" TEXT,
    "charge_id" TEXT,
    "captured_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "state" "RefundState" NOT NULL DEFAULT 'DECIDED',
    "cause" "RefundCause" NOT NULL,
    "actor" "Actor" NOT NULL,
    "bearer" "Bearer" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ(3),
    "provider_refund_id" TEXT,
    "failure_reason" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connected_account" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "account_id" TEXT,
    "details_submitted" BOOLEAN NOT NULL DEFAULT false,
    "transfers" "TransferCapability" NOT NULL DEFAULT 'INACTIVE',
    "payouts_enabled" BOOLEAN NOT NULL DEFAULT false,
    "requirements_due" TEXT[],
    "disabled_reason" TEXT,
    "fetched_at" TIMESTAMPTZ(3),

    CONSTRAINT "connected_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "state" "PayoutState" NOT NULL DEFAULT 'HELD',
    "amount_minor" BIGINT NOT NULL,
    "platform_fee_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "release_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failure_reason" TEXT,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_block" (
    "id" UUID NOT NULL,
    "payout_id" UUID NOT NULL,
    "reason" "PayoutBlockReason" NOT NULL,
    "cause" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_block_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" UUID NOT NULL,
    "payout_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reversed_minor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "provider_transfer_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_type" (
    "id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "duration_minutes" INTEGER NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "requires_approval" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "place_kind" "PlaceKind" NOT NULL,
    "place_detail" TEXT NOT NULL,
    "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
    "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
    "notice_minutes" INTEGER NOT NULL DEFAULT 240,
    "slot_interval_minutes" INTEGER,
    "window_days" INTEGER NOT NULL DEFAULT 60,
    "refund_tiers" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "session_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "session_type_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "QuestionKind" NOT NULL,
    "label" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "options" TEXT[],

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "sign_in_person_id_idx" ON "sign_in"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "schedule_mentor_id_key" ON "schedule"("mentor_id");

-- CreateIndex
CREATE INDEX "booking_mentor_id_starts_at_id_idx" ON "booking"("mentor_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "booking_mentee_id_starts_at_id_idx" ON "booking"("mentee_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "booking_mentee_email_idx" ON "booking"("mentee_email");

-- CreateIndex
CREATE INDEX "booking_program_id_starts_at_id_idx" ON "booking"("program_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "slot_hold_booking_id_idx" ON "slot_hold"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "slot_hold_host_id_booking_id_kind_key" ON "slot_hold"("host_id", "booking_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "slot_hold_host_id_occurrence_id_seat_kind_key" ON "slot_hold"("host_id", "occurrence_id", "seat", "kind");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_seq_key" ON "event"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "event_position_key" ON "event"("position");

-- CreateIndex
CREATE INDEX "event_booking_id_version_idx" ON "event"("booking_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_event_provider_event_id_key" ON "inbox_event"("provider", "event_id");

-- CreateIndex
CREATE INDEX "ledger_entry_booking_id_idx" ON "ledger_entry"("booking_id");

-- CreateIndex
CREATE INDEX "posting_entry_key_idx" ON "posting"("entry_key");

-- CreateIndex
CREATE INDEX "posting_booking_id_idx" ON "posting"("booking_id");

-- CreateIndex
CREATE INDEX "posting_account_currency_idx" ON "posting"("account", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "mentor_person_id_key" ON "mentor"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "mentor_handle_key" ON "mentor"("handle");

-- CreateIndex
CREATE INDEX "mentor_topics_idx" ON "mentor" USING GIN ("topics");

-- CreateIndex
CREATE INDEX "mentor_state_name_id_idx" ON "mentor"("state", "name", "id");

-- CreateIndex
CREATE INDEX "mail_booking_id_idx" ON "mail"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_kind_occasion_to_key" ON "mail"("kind", "occasion", "to");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_kind_subject_key" ON "case"("kind", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "program_slug_key" ON "program"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_secret_hash_key" ON "api_key"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "payment_checkout_session_id_key" ON "payment"("checkout_session_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_payment_intent_id_key" ON "payment"("payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_charge_id_key" ON "payment"("charge_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_booking_id_attempt_key" ON "payment"("booking_id", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "refund_provider_refund_id_key" ON "refund"("provider_refund_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE INDEX "refund_booking_id_idx" ON "refund"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "connected_account_mentor_id_key" ON "connected_account"("mentor_id");

-- CreateIndex
CREATE UNIQUE INDEX "connected_account_account_id_key" ON "connected_account"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_booking_id_key" ON "payout"("booking_id");

-- CreateIndex
CREATE INDEX "payout_mentor_id_release_at_id_idx" ON "payout"("mentor_id", "release_at", "id");

-- CreateIndex
CREATE INDEX "payout_block_payout_id_idx" ON "payout_block"("payout_id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_provider_transfer_id_key" ON "transfer"("provider_transfer_id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_payout_id_attempt_key" ON "transfer"("payout_id", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "session_type_mentor_id_slug_key" ON "session_type"("mentor_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "question_session_type_id_position_key" ON "question"("session_type_id", "position");

-- AddForeignKey
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weekly_hours" ADD CONSTRAINT "weekly_hours_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_override" ADD CONSTRAINT "date_override_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_mentee_id_fkey" FOREIGN KEY ("mentee_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot_hold" ADD CONSTRAINT "slot_hold_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_entry_key_fkey" FOREIGN KEY ("entry_key") REFERENCES "ledger_entry"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor" ADD CONSTRAINT "mentor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connected_account" ADD CONSTRAINT "connected_account_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_block" ADD CONSTRAINT "payout_block_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_type" ADD CONSTRAINT "session_type_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Time cannot be sold twice: the last referee. A MOVE row shares its booking's occurrence, seats of a group session share one.
ALTER TABLE "slot_hold" ADD CONSTRAINT "slot_hold_no_overlap"
  EXCLUDE USING gist ("host_id" WITH =, "occurrence_id" WITH <>, "blocked" WITH &&) WHERE (NOT "imposed");
ALTER TABLE "slot_hold" ADD CONSTRAINT "slot_hold_has_length" CHECK (NOT isempty("blocked"));
CREATE INDEX "slot_hold_past_idx" ON "slot_hold" (upper("blocked"));

-- What a row may say
ALTER TABLE "booking" ADD CONSTRAINT "booking_time_order" CHECK ("ends_at" > "starts_at");
ALTER TABLE "booking" ADD CONSTRAINT "booking_price" CHECK ("price_minor" >= 0);
ALTER TABLE "booking" ADD CONSTRAINT "booking_fee" CHECK ("fee_bps" BETWEEN 0 AND 10000);
ALTER TABLE "booking" ADD CONSTRAINT "booking_hold_ends"
  CHECK ("state" <> 'AWAITING_PAYMENT' OR "hold_expires_at" IS NOT NULL);
ALTER TABLE "session_type" ADD CONSTRAINT "session_type_ranges" CHECK (
  "duration_minutes" BETWEEN 5 AND 1440 AND "price_minor" >= 0 AND "buffer_before_minutes" BETWEEN 0 AND 720
  AND "buffer_after_minutes" BETWEEN 0 AND 720 AND "notice_minutes" BETWEEN 0 AND 525600
  AND ("slot_interval_minutes" IS NULL OR "slot_interval_minutes" BETWEEN 5 AND 1440)
  AND "window_days" BETWEEN 0 AND 730);
ALTER TABLE "weekly_hours" ADD CONSTRAINT "weekly_hours_range" CHECK (
  "weekday" BETWEEN 0 AND 6 AND "start_minute" BETWEEN 0 AND 1439
  AND "end_minute" > "start_minute" AND "end_minute" <= "start_minute" + 1440);
ALTER TABLE "date_override" ADD CONSTRAINT "date_override_range" CHECK (
  ("start_minute" = 0 AND "end_minute" = 0)
  OR ("start_minute" BETWEEN 0 AND 1439 AND "end_minute" > "start_minute" AND "end_minute" <= "start_minute" + 1440));
ALTER TABLE "payment" ADD CONSTRAINT "payment_amounts"
  CHECK ("amount_minor" > 0 AND "refunded_minor" BETWEEN 0 AND "amount_minor");
ALTER TABLE "refund" ADD CONSTRAINT "refund_amount" CHECK ("amount_minor" > 0);
ALTER TABLE "payout" ADD CONSTRAINT "payout_amounts" CHECK ("amount_minor" >= 0 AND "platform_fee_minor" >= 0);
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_amounts"
  CHECK ("amount_minor" > 0 AND "reversed_minor" BETWEEN 0 AND "amount_minor");
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_one_row" CHECK ("id" = 1 AND "mode" IN ('sandbox', 'production'));

-- At most one Checkout Session of a booking is open at a time
CREATE UNIQUE INDEX "payment_one_open" ON "payment" ("booking_id") WHERE "state" = 'OPEN';
CREATE UNIQUE INDEX "payout_block_once" ON "payout_block" ("payout_id", "reason", "cause") WHERE "ended_at" IS NULL;

-- What the sweeps, the relay and the admins look for
CREATE INDEX "event_unpublished" ON "event" ("seq") WHERE "position" IS NULL;
CREATE INDEX "booking_hold_ends_idx" ON "booking" ("hold_expires_at") WHERE "state" = 'AWAITING_PAYMENT';
CREATE INDEX "booking_held_by_idx" ON "booking" ("mentee_email") WHERE "state" = 'AWAITING_PAYMENT';
CREATE INDEX "booking_session_ends_idx" ON "booking" ("ends_at") WHERE "state" = 'CONFIRMED';
CREATE INDEX "payout_release_idx" ON "payout" ("release_at") WHERE "state" IN ('HELD', 'DUE');
CREATE INDEX "payout_sending_idx" ON "payout" ("id") WHERE "state" = 'SENDING';
CREATE INDEX "refund_unsettled_idx" ON "refund" ("decided_at") WHERE "state" IN ('DECIDED', 'PENDING', 'FAILED');
CREATE INDEX "inbox_event_waiting_idx" ON "inbox_event" ("received_at") WHERE "processed_at" IS NULL;
CREATE INDEX "mail_owed_idx" ON "mail" ("created_at") WHERE "sent_at" IS NULL;
CREATE INDEX "case_open_idx" ON "case" ("opened_at") WHERE "closed_at" IS NULL;
CREATE INDEX "mentor_search_idx" ON "mentor" USING gin (("name" || ' ' || "headline") gin_trgm_ops);

-- The ledger: every entry sums to zero per currency when its transaction commits
ALTER TABLE "posting" ADD CONSTRAINT "posting_amount" CHECK ("amount_minor" <> 0);
ALTER TABLE "posting" ADD CONSTRAINT "posting_account" CHECK ("account" ~ '^provider:[a-z]+$' OR "account" IN (
  'disputed', 'mentor_debt', 'bank', 'held', 'refund_due', 'mentor_due', 'credit', 'platform_fee',
  'promotion', 'goodwill', 'provider_fee', 'dispute_fee', 'loss', 'netting', 'fx'));
CREATE FUNCTION ledger_entry_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM posting WHERE entry_key = NEW.entry_key GROUP BY currency HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'ledger entry % does not balance', NEW.entry_key USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_entry_balanced" AFTER INSERT ON "posting"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balanced();

-- History is written once
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "ledger_entry_append_only" BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "ledger_entry_no_truncate" BEFORE TRUNCATE ON "ledger_entry" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER "posting_append_only" BEFORE UPDATE OR DELETE ON "posting" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "posting_no_truncate" BEFORE TRUNCATE ON "posting" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER "event_no_delete" BEFORE DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "event_no_truncate" BEFORE TRUNCATE ON "event" FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Publishing gives an event its position, once: nothing else about it may change
CREATE FUNCTION event_published_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.position IS NOT NULL OR NEW.position IS NULL
     OR (to_jsonb(NEW) - 'position') IS DISTINCT FROM (to_jsonb(OLD) - 'position') THEN
    RAISE EXCEPTION 'event is append-only: UPDATE refused' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "event_published_once" BEFORE UPDATE ON "event" FOR EACH ROW EXECUTE FUNCTION event_published_once();
