-- AlterEnum
ALTER TYPE "QuestionKind" ADD VALUE 'FILE';

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "person_id" UUID,
    "program_id" UUID,
    "source_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "booking_id" UUID,
    "position" INTEGER,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_content" (
    "file_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "file_content_pkey" PRIMARY KEY ("file_id")
);

-- CreateIndex
CREATE INDEX "file_person_id_created_at_idx" ON "file"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "file_program_id_created_at_idx" ON "file"("program_id", "created_at");

-- CreateIndex
CREATE INDEX "file_source_hash_created_at_idx" ON "file"("source_hash", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "file_booking_id_position_key" ON "file"("booking_id", "position");

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_booking_id_position_fkey" FOREIGN KEY ("booking_id", "position") REFERENCES "answer"("booking_id", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_content" ADD CONSTRAINT "file_content_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the database itself holds to, beyond what Prisma can say.
CREATE INDEX "file_loose" ON "file"("created_at") INCLUDE ("size") WHERE "booking_id" IS NULL;
ALTER TABLE "file" ADD CONSTRAINT "file_attached_whole" CHECK (("booking_id" IS NULL) = ("position" IS NULL));
ALTER TABLE "file" ADD CONSTRAINT "file_size" CHECK ("size" BETWEEN 1 AND 5242880);
-- Uncompressed, a part of it is read without the rest.
ALTER TABLE "file_content" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
