-- AlterTable
ALTER TABLE "file" ADD COLUMN     "attached_by" "Side",
ADD COLUMN     "complaint_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "file_complaint_id_attached_by_position_key" ON "file"("complaint_id", "attached_by", "position");

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the database itself holds to, beyond what Prisma can say: a file is an answer's, a side's in a complaint, or loose.
ALTER TABLE "file" DROP CONSTRAINT "file_attached_whole";
ALTER TABLE "file" ADD CONSTRAINT "file_attached_whole" CHECK (
  num_nonnulls("booking_id", "complaint_id") = num_nonnulls("position")
  AND ("complaint_id" IS NULL) = ("attached_by" IS NULL));
ALTER TABLE "file" ADD CONSTRAINT "file_three_of_a_side" CHECK ("complaint_id" IS NULL OR "position" BETWEEN 0 AND 2);
DROP INDEX "file_loose";
CREATE INDEX "file_loose" ON "file"("created_at") INCLUDE ("size") WHERE "booking_id" IS NULL AND "complaint_id" IS NULL;
