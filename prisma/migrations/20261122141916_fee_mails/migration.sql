-- AlterTable
ALTER TABLE "program" ADD COLUMN     "contact" TEXT;

-- CreateTable
CREATE TABLE "platform_fee_change" (
    "id" UUID NOT NULL,
    "fee_bps" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_fee_change_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "platform_fee_change" ADD CONSTRAINT "platform_fee_change_fee" CHECK ("fee_bps" BETWEEN 0 AND 10000);

-- History: rows are written once.
CREATE TRIGGER "platform_fee_change_append_only" BEFORE UPDATE OR DELETE ON "platform_fee_change" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "platform_fee_change_no_truncate" BEFORE TRUNCATE ON "platform_fee_change" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
