-- CreateTable
CREATE TABLE "solution" (
    "learner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "exercise_id" TEXT NOT NULL,
    "concepts" TEXT[],
    "lines" JSONB NOT NULL,
    "helped" BOOLEAN NOT NULL,
    "solved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "solution_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateIndex
CREATE INDEX "solution_learner_id_exercise_id_idx" ON "solution"("learner_id", "exercise_id");

-- AddForeignKey
ALTER TABLE "solution" ADD CONSTRAINT "solution_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
