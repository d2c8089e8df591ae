-- AlterTable
ALTER TABLE "session_type" ADD COLUMN     "seats" SMALLINT;

ALTER TABLE "session_type" ADD CONSTRAINT "session_type_seats" CHECK ("seats" BETWEEN 2 AND 100);
