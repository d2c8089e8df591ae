-- A value that was added can be used from the next transaction on. What went back as a session was done when it was decided.
UPDATE "refund" SET "settled_by" = 'CREDIT'
FROM "payment"
WHERE "payment"."id" = "refund"."payment_id" AND "payment"."credit_id" IS NOT NULL
  AND "refund"."state" = 'SETTLED_OTHERWISE' AND "refund"."settled_by" IS NULL AND "refund"."settled_at" = "refund"."decided_at";

UPDATE "refund" SET "settled_by" = 'BANK' WHERE "state" = 'SETTLED_OTHERWISE' AND "settled_by" IS NULL;
