-- AlterTable
ALTER TABLE "scheduling_account" ADD COLUMN     "unbookable_since" TIMESTAMPTZ(3);
