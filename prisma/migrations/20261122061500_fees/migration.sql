-- CreateTable
CREATE TABLE "fee_change" (
    "id" UUID NOT NULL,
    "mentor_id" UUID,
    "program_id" UUID,
    "fee_bps" INTEGER,
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "previous_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fee_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_fee_change" (
    "id" UUID NOT NULL,
    "fee_bps" INTEGER NOT NULL,
    "fixed_minor" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "previous_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_fee_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "fee_change_previous_id_key" ON "fee_change"("previous_id");

-- CreateIndex
CREATE INDEX "fee_change_mentor_id_idx" ON "fee_change"("mentor_id");

-- CreateIndex
CREATE INDEX "fee_change_program_id_idx" ON "fee_change"("program_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_fee_change_previous_id_key" ON "service_fee_change"("previous_id");

-- AddForeignKey
ALTER TABLE "fee_change" ADD CONSTRAINT "fee_change_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fee_change" ADD CONSTRAINT "fee_change_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fee_change" ADD CONSTRAINT "fee_change_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fee_change" ADD CONSTRAINT "fee_change_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "fee_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_fee_change" ADD CONSTRAINT "service_fee_change_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_fee_change" ADD CONSTRAINT "service_fee_change_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "service_fee_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "fee_change" ADD CONSTRAINT "fee_change_whose" CHECK (num_nonnulls("mentor_id", "program_id") = 1);
ALTER TABLE "fee_change" ADD CONSTRAINT "fee_change_fee" CHECK ("fee_bps" BETWEEN 0 AND 10000);
ALTER TABLE "service_fee_change" ADD CONSTRAINT "service_fee_change_fee" CHECK ("fee_bps" BETWEEN 0 AND 10000);

-- Each history is one chain: one beginning, and (by the unique previous_id) no forks.
CREATE UNIQUE INDEX "fee_change_first_of_mentor" ON "fee_change" ("mentor_id") WHERE "previous_id" IS NULL AND "mentor_id" IS NOT NULL;
CREATE UNIQUE INDEX "fee_change_first_of_program" ON "fee_change" ("program_id") WHERE "previous_id" IS NULL AND "program_id" IS NOT NULL;
CREATE UNIQUE INDEX "service_fee_change_first" ON "service_fee_change" (("previous_id" IS NULL)) WHERE "previous_id" IS NULL;

CREATE TRIGGER "fee_change_append_only" BEFORE UPDATE OR DELETE ON "fee_change" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "fee_change_no_truncate" BEFORE TRUNCATE ON "fee_change" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER "service_fee_change_append_only" BEFORE UPDATE OR DELETE ON "service_fee_change" FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER "service_fee_change_no_truncate" BEFORE TRUNCATE ON "service_fee_change" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
