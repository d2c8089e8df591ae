-- CreateEnum
CREATE TYPE "CompanyPriceState" AS ENUM ('WANTED', 'TOLD', 'ARCHIVED');

-- CreateTable
CREATE TABLE "company_type" (
    "session_type_id" UUID NOT NULL,
    "company" TEXT NOT NULL,
    "product_id" TEXT,
    "title" TEXT NOT NULL,
    "offered" BOOLEAN NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "company_type_pkey" PRIMARY KEY ("session_type_id","company")
);

-- CreateTable
CREATE TABLE "company_price" (
    "id" UUID NOT NULL,
    "session_type_id" UUID NOT NULL,
    "company" TEXT NOT NULL,
    "state" "CompanyPriceState" NOT NULL DEFAULT 'WANTED',
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "price_id" TEXT,
    "wanted_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "company_price_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "company_price_price_id_key" ON "company_price"("price_id");

-- CreateIndex
CREATE INDEX "company_price_session_type_id_company_idx" ON "company_price"("session_type_id", "company");

-- AddForeignKey
ALTER TABLE "company_type" ADD CONSTRAINT "company_type_session_type_id_fkey" FOREIGN KEY ("session_type_id") REFERENCES "session_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_price" ADD CONSTRAINT "company_price_session_type_id_company_fkey" FOREIGN KEY ("session_type_id", "company") REFERENCES "company_type"("session_type_id", "company") ON DELETE CASCADE ON UPDATE CASCADE;
