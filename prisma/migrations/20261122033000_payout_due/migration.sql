-- What the sweep claims, in the order in which it does.
CREATE INDEX "payout_due" ON "payout" ("release_at", "id") WHERE "state" = 'HELD';
