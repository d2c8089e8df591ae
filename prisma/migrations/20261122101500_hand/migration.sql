-- CreateEnum
CREATE TYPE "HandTaskKind" AS ENUM ('INVOICE', 'REFUND', 'TRANSFER');

-- CreateEnum
CREATE TYPE "HandTaskState" AS ENUM ('OPEN', 'DONE', 'FAILED', 'EXPIRED');

-- CreateTable
CREATE TABLE "hand_task" (
    "id" UUID NOT NULL,
    "kind" "HandTaskKind" NOT NULL,
    "state" "HandTaskState" NOT NULL DEFAULT 'OPEN',
    "key" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "belongs_to" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reference" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "settled_at" TIMESTAMPTZ(3),
    "noted_as" BIGINT,
    "bank_reference" TEXT,
    "reason" TEXT,

    CONSTRAINT "hand_task_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "hand_task_amount" CHECK (amount_minor > 0),
    CONSTRAINT "hand_task_settled" CHECK ((state = 'OPEN') = (settled_at IS NULL))
);

-- CreateTable
CREATE TABLE "hand_account" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "mentor_id" UUID NOT NULL,
    "key_id" TEXT,
    "sealed" BYTEA,

    CONSTRAINT "hand_account_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "hand_account_named" CHECK ((key_id IS NULL) = (sealed IS NULL))
);

-- What the reconciler reads on from: business time may stand still, this does not.
CREATE SEQUENCE "hand_task_noted";

-- CreateIndex
CREATE UNIQUE INDEX "hand_task_noted_as_key" ON "hand_task"("noted_as");

-- CreateIndex
CREATE UNIQUE INDEX "hand_task_key_key" ON "hand_task"("key");

-- CreateIndex
CREATE UNIQUE INDEX "hand_task_reference_key" ON "hand_task"("reference");

-- CreateIndex
CREATE INDEX "hand_task_kind_belongs_to_idx" ON "hand_task"("kind", "belongs_to");

-- CreateIndex
CREATE INDEX "hand_task_settled_at_id_idx" ON "hand_task"("settled_at", "id");

-- CreateIndex
CREATE INDEX "hand_task_state_created_at_id_idx" ON "hand_task"("state", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "hand_account_key_key" ON "hand_account"("key");

-- CreateIndex
CREATE UNIQUE INDEX "hand_account_mentor_id_key" ON "hand_account"("mentor_id");
