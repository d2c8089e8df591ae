-- AlterTable
ALTER TABLE "dispute" ADD COLUMN     "purchase_id" UUID,
ALTER COLUMN "booking_id" DROP NOT NULL;

-- What banks said of packages so far; their reason was not kept.
INSERT INTO "dispute" ("id", "purchase_id", "payment_id", "provider_dispute_id", "state", "reason", "amount_minor",
  "withdrawn_minor", "reinstated_minor", "currency", "refundable", "respond_by", "opened_at", "closed_at", "settled_at")
SELECT d."id", d."purchase_id", p."id", d."provider_dispute_id", d."state", 'general', d."amount_minor",
  d."withdrawn_minor", d."reinstated_minor", p."currency", d."refundable", d."respond_by", d."opened_at", d."closed_at",
  d."closed_at"
FROM "purchase_dispute" d JOIN "payment" p ON p."purchase_id" = d."purchase_id";

-- DropTable
DROP TABLE "purchase_dispute";

-- CreateIndex
CREATE INDEX "dispute_purchase_id_idx" ON "dispute"("purchase_id");

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- It is about a booking's payment or about a package's.
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_of_one" CHECK (num_nonnulls("booking_id", "purchase_id") = 1);
