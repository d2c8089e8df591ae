-- CreateIndex
CREATE INDEX "refund_decided_at_id_idx" ON "refund"("decided_at", "id");
