-- DropIndex
DROP INDEX "case_kind_subject_key";

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "close_reason" TEXT,
ADD COLUMN     "closed_by_id" UUID,
ADD COLUMN     "currency" CHAR(3),
ADD COLUMN     "here_minor" BIGINT,
ADD COLUMN     "there_minor" BIGINT;

-- CreateTable
CREATE TABLE "provider_movement" (
    "id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "source_id" TEXT,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "entry_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "agreed_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "movement_cursor" (
    "provider" TEXT NOT NULL,
    "read_until" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "movement_cursor_pkey" PRIMARY KEY ("provider")
);

-- CreateTable
CREATE TABLE "balance_look" (
    "provider" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "gap_minor" BIGINT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "steady_since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "balance_look_pkey" PRIMARY KEY ("provider","currency")
);

-- CreateIndex
CREATE INDEX "provider_movement_entry_key_idx" ON "provider_movement"("entry_key");

-- CreateIndex
CREATE INDEX "provider_movement_source_id_idx" ON "provider_movement"("source_id");

-- CreateIndex
CREATE INDEX "case_kind_subject_idx" ON "case"("kind", "subject");

-- CreateIndex
CREATE INDEX "ledger_entry_at_key_idx" ON "ledger_entry"("at", "key");

-- CreateIndex
CREATE INDEX "posting_mentor_id_id_idx" ON "posting"("mentor_id", "id");

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE UNIQUE INDEX "case_open_once" ON "case" ("kind", "subject") WHERE "closed_at" IS NULL;
ALTER TABLE "case" ADD CONSTRAINT "case_closed_by_reason" CHECK (
  ("closed_by_id" IS NULL OR "close_reason" IS NOT NULL) AND ("close_reason" IS NULL OR "closed_at" IS NOT NULL));

CREATE INDEX "provider_movement_open" ON "provider_movement" ("provider", "id") WHERE "agreed_at" IS NULL;
ALTER TABLE "provider_movement" ADD CONSTRAINT "provider_movement_fee" CHECK ("fee_minor" >= 0);
CREATE FUNCTION provider_movement_agreed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.agreed_at IS NOT NULL OR (to_jsonb(NEW) - 'agreed_at') IS DISTINCT FROM (to_jsonb(OLD) - 'agreed_at') THEN
    RAISE EXCEPTION 'provider_movement is append-only: UPDATE refused' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "provider_movement_agreed_once" BEFORE UPDATE ON "provider_movement"
  FOR EACH ROW EXECUTE FUNCTION provider_movement_agreed_once();
