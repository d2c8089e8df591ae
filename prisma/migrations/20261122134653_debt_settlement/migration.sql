-- CreateEnum
CREATE TYPE "DebtSettlementKind" AS ENUM ('RECEIVED', 'WRITTEN_OFF');

-- CreateTable
CREATE TABLE "debt_settlement" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "kind" "DebtSettlementKind" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reference" TEXT,
    "received_on" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "debt_settlement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "debt_settlement_amount" CHECK (amount_minor > 0),
    CONSTRAINT "debt_settlement_received" CHECK ((kind = 'RECEIVED') = (reference IS NOT NULL AND received_on IS NOT NULL))
);

-- CreateIndex
CREATE INDEX "debt_settlement_booking_id_idx" ON "debt_settlement"("booking_id");

-- AddForeignKey
ALTER TABLE "debt_settlement" ADD CONSTRAINT "debt_settlement_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
