-- CreateTable
CREATE TABLE "release" (
    "hash" TEXT NOT NULL,
    "catalog" JSONB NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "question_version" (
    "hash" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "card_version" (
    "hash" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "learner" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "member_since" TIMESTAMPTZ(3),
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "day_start_hour" SMALLINT NOT NULL DEFAULT 4,
    "new_per_day" SMALLINT NOT NULL DEFAULT 10,
    "reviews_per_day" SMALLINT NOT NULL DEFAULT 100,
    "desired_retention" DOUBLE PRECISION NOT NULL DEFAULT 0.9,
    "buttons" SMALLINT NOT NULL DEFAULT 2,
    "shortcuts" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "learner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "identity" (
    "learner_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("learner_id","provider")
);

-- CreateTable
CREATE TABLE "merge_claim" (
    "learner_id" UUID NOT NULL,
    "guest_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "merge_claim_pkey" PRIMARY KEY ("learner_id","guest_id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "quiz" TEXT NOT NULL,
    "ref" TEXT NOT NULL DEFAULT '',
    "seed" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "answer" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "question_id" TEXT NOT NULL,
    "concept_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "confidence" SMALLINT,
    "score" DOUBLE PRECISION NOT NULL,
    "misconceptions" TEXT[],
    "called" TEXT[],
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "review" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "card_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "grade" SMALLINT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "state_before" SMALLINT NOT NULL,
    "recall_before" DOUBLE PRECISION,
    "elapsed_days" INTEGER NOT NULL,
    "state" SMALLINT NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "learning_steps" SMALLINT NOT NULL,
    "scheduled_days" INTEGER NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "undo" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "card_id" TEXT NOT NULL,
    "undone_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "undo_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "suspension" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "card_id" TEXT NOT NULL,
    "suspended" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suspension_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "memory" (
    "learner_id" UUID NOT NULL,
    "card_id" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "last_review" TIMESTAMPTZ(3),
    "first_review" TIMESTAMPTZ(3),
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "learning_steps" SMALLINT NOT NULL,
    "scheduled_days" INTEGER NOT NULL,
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "memory_pkey" PRIMARY KEY ("learner_id","card_id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "question_version_question_id_idx" ON "question_version"("question_id");

-- CreateIndex
CREATE INDEX "card_version_card_id_idx" ON "card_version"("card_id");

-- CreateIndex
CREATE UNIQUE INDEX "learner_email_key" ON "learner"("email");

-- CreateIndex
CREATE UNIQUE INDEX "identity_provider_account_id_key" ON "identity"("provider", "account_id");

-- CreateIndex
CREATE INDEX "attempt_learner_id_started_at_idx" ON "attempt"("learner_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "answer_learner_id_received_at_idx" ON "answer"("learner_id", "received_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "answer_learner_id_attempt_id_position_key" ON "answer"("learner_id", "attempt_id", "position");

-- CreateIndex
CREATE INDEX "review_learner_id_received_at_idx" ON "review"("learner_id", "received_at");

-- CreateIndex
CREATE INDEX "review_learner_id_card_id_reviewed_at_idx" ON "review"("learner_id", "card_id", "reviewed_at");

-- CreateIndex
CREATE INDEX "undo_learner_id_card_id_idx" ON "undo"("learner_id", "card_id");

-- CreateIndex
CREATE UNIQUE INDEX "undo_learner_id_review_id_key" ON "undo"("learner_id", "review_id");

-- CreateIndex
CREATE INDEX "suspension_learner_id_card_id_idx" ON "suspension"("learner_id", "card_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merge_claim" ADD CONSTRAINT "merge_claim_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_learner_id_attempt_id_fkey" FOREIGN KEY ("learner_id", "attempt_id") REFERENCES "attempt"("learner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "undo" ADD CONSTRAINT "undo_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory" ADD CONSTRAINT "memory_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand, because Prisma's schema cannot say it.

-- The queue of due cards: the next card costs the same few buffers whatever the number of cards.
CREATE INDEX "memory_queue" ON "memory" ("learner_id", "due", "card_id") WHERE NOT "suspended";

-- Each review rewrites its row: room in the page keeps most of those updates beside it.
ALTER TABLE "memory" SET (fillfactor = 85);
