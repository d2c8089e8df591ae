-- AlterEnum
ALTER TYPE "PaymentState" ADD VALUE 'SAVED' BEFORE 'SUCCEEDED';

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "saves_card" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "customer_id" TEXT,
ADD COLUMN     "payment_method_id" TEXT;

-- AlterTable
ALTER TABLE "session_type" ADD COLUMN     "saves_card" BOOLEAN NOT NULL DEFAULT false;

-- What the database itself holds to, beyond what Prisma can say. A new value of an enum cannot be named as one before it is committed.
ALTER TABLE "payment" ADD CONSTRAINT "payment_saved_card" CHECK ("state"::text <> 'SAVED' OR ("customer_id" IS NOT NULL AND "payment_method_id" IS NOT NULL));
