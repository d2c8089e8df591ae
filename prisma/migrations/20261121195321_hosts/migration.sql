-- CreateTable
CREATE TABLE "booking_host" (
    "booking_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "booking_host_pkey" PRIMARY KEY ("booking_id","mentor_id")
);

-- CreateTable
CREATE TABLE "session_type_host" (
    "session_type_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "rotating" BOOLEAN NOT NULL DEFAULT false,
    "group_name" TEXT,
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "weight" SMALLINT NOT NULL DEFAULT 1,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_type_host_pkey" PRIMARY KEY ("session_type_id","mentor_id")
);

-- CreateIndex
CREATE INDEX "booking_host_mentor_id_idx" ON "booking_host"("mentor_id");

-- CreateIndex
CREATE INDEX "session_type_host_mentor_id_idx" ON "session_type_host"("mentor_id");

-- AddForeignKey
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_type_host" ADD CONSTRAINT "session_type_host_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_type_host" ADD CONSTRAINT "session_type_host_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "mentor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Until now every session was given by its mentor alone.
INSERT INTO "booking_host" ("booking_id", "mentor_id") SELECT "id", "mentor_id" FROM "booking";

-- What the database itself holds to, beyond what Prisma can say.
ALTER TABLE "session_type_host" ADD CONSTRAINT "session_type_host_ranks"
  CHECK ("priority" BETWEEN 0 AND 100 AND "weight" BETWEEN 0 AND 100 AND "position" >= 0);
ALTER TABLE "session_type_host" ADD CONSTRAINT "session_type_host_group"
  CHECK ("group_name" IS NULL OR ("rotating" AND "group_name" <> ''));
