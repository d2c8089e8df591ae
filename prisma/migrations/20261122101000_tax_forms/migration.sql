-- AlterTable
ALTER TABLE "connected_account" ADD COLUMN     "country" CHAR(2),
ADD COLUMN     "requirements_by" TIMESTAMPTZ(3),
ADD COLUMN     "requirements_late" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "requirements_next" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "tax_id_given" BOOLEAN NOT NULL DEFAULT false;
