-- CreateTable
CREATE TABLE "QuestionCategory" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "path" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT
);

-- CreateTable
CREATE TABLE "QuestionApproval" (
    "questionVersionId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "approvedById" TEXT,
    CONSTRAINT "QuestionApproval_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuestionCorrection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "questionVersionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "QuestionCorrection_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AttemptRegrade" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "correctionId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "beforeNumerator" INTEGER NOT NULL,
    "beforeDenominator" INTEGER NOT NULL,
    "beforePassed" BOOLEAN NOT NULL,
    "afterNumerator" INTEGER NOT NULL,
    "afterDenominator" INTEGER NOT NULL,
    "afterPassed" BOOLEAN NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "AttemptRegrade_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "QuestionCorrection" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AttemptRegrade_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SubmissionReceipt" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "attemptId" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    CONSTRAINT "SubmissionReceipt_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AttemptGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enrolmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "extraAttempts" INTEGER NOT NULL,
    "extraMinutes" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "grantedById" TEXT NOT NULL,
    "grantedAt" DATETIME NOT NULL,
    CONSTRAINT "AttemptGrant_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AttemptGrant_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EssayMark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "attemptQuestionId" TEXT NOT NULL,
    "markerId" TEXT NOT NULL,
    "numerator" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,
    "rubric" JSONB NOT NULL,
    "comment" TEXT NOT NULL,
    "markedAt" DATETIME NOT NULL,
    CONSTRAINT "EssayMark_attemptQuestionId_fkey" FOREIGN KEY ("attemptQuestionId") REFERENCES "AttemptQuestion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OutboxKey" (
    "officerId" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "OutboxKey_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecallCard" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "state" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "RecallCard_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RecallCard_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecallReview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cardId" TEXT NOT NULL,
    "questionVersionId" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "numerator" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,
    "rating" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "RecallReview_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "RecallCard" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RecallReview_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecallChoice" (
    "officerId" TEXT NOT NULL PRIMARY KEY,
    "isOn" BOOLEAN NOT NULL,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "RecallChoice_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- They name tables that are about to be made anew; they come back below.
DROP TRIGGER "Answer_settled";
DROP TRIGGER "Answer_no_delete";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_CourseVersionLesson" (
    "courseVersionId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "quizDraw" INTEGER NOT NULL,
    "quizPassPercent" INTEGER NOT NULL,
    "quizMaxAttempts" INTEGER NOT NULL,
    "quizTimeLimitMinutes" INTEGER NOT NULL DEFAULT 0,
    "quizWaitMinutes" INTEGER NOT NULL DEFAULT 0,
    "quizCountedAttempt" TEXT NOT NULL DEFAULT 'best',
    "quizShowKeys" TEXT NOT NULL DEFAULT 'afterPass',
    "quizRetakeAfterPass" BOOLEAN NOT NULL DEFAULT false,
    "quizBlueprint" JSONB,

    PRIMARY KEY ("courseVersionId", "lessonId"),
    CONSTRAINT "CourseVersionLesson_courseVersionId_fkey" FOREIGN KEY ("courseVersionId") REFERENCES "CourseVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CourseVersionLesson_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_CourseVersionLesson" ("courseVersionId", "lessonId", "position", "quizDraw", "quizMaxAttempts", "quizPassPercent") SELECT "courseVersionId", "lessonId", "position", "quizDraw", "quizMaxAttempts", "quizPassPercent" FROM "CourseVersionLesson";
DROP TABLE "CourseVersionLesson";
ALTER TABLE "new_CourseVersionLesson" RENAME TO "CourseVersionLesson";
CREATE INDEX "CourseVersionLesson_lessonId_idx" ON "CourseVersionLesson"("lessonId");
CREATE UNIQUE INDEX "CourseVersionLesson_courseVersionId_position_key" ON "CourseVersionLesson"("courseVersionId", "position");
CREATE TABLE "new_Question" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "lessonId" TEXT,
    "categoryId" TEXT,
    CONSTRAINT "Question_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Question_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "QuestionCategory" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Question" ("code", "id", "lessonId") SELECT "code", "id", "lessonId" FROM "Question";
DROP TABLE "Question";
ALTER TABLE "new_Question" RENAME TO "Question";
CREATE UNIQUE INDEX "Question_code_key" ON "Question"("code");
CREATE INDEX "Question_lessonId_idx" ON "Question"("lessonId");
CREATE INDEX "Question_categoryId_idx" ON "Question"("categoryId");
CREATE TABLE "new_QuestionVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "questionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "difficulty" TEXT NOT NULL DEFAULT 'medium',
    "tags" JSONB NOT NULL,
    "passage" TEXT NOT NULL,
    "stem" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "explanation" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "authorId" TEXT,
    CONSTRAINT "QuestionVersion_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_QuestionVersion" ("contentHash", "explanation", "id", "number", "passage", "publishedAt", "questionId", "stem", "topic", "type", "tags", "body") SELECT "contentHash", "explanation", "id", "number", "passage", "publishedAt", "questionId", "stem", "topic", "type", '[]', json_object('options', json("options")) FROM "QuestionVersion";
-- What was in use had passed the review of its lesson.
INSERT INTO "QuestionApproval" ("questionVersionId", "at") SELECT "id", "publishedAt" FROM "QuestionVersion";
DROP TABLE "QuestionVersion";
ALTER TABLE "new_QuestionVersion" RENAME TO "QuestionVersion";
CREATE UNIQUE INDEX "QuestionVersion_questionId_number_key" ON "QuestionVersion"("questionId", "number");
CREATE TABLE "new_Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enrolmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "passPercent" INTEGER NOT NULL,
    "maxAttempts" INTEGER NOT NULL,
    "timeLimitMinutes" INTEGER NOT NULL DEFAULT 0,
    "waitMinutes" INTEGER NOT NULL DEFAULT 0,
    "countedAttempt" TEXT NOT NULL DEFAULT 'best',
    "showKeys" TEXT NOT NULL DEFAULT 'afterPass',
    "blueprint" JSONB,
    "startedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "submittedAt" DATETIME,
    "closedBy" TEXT NOT NULL DEFAULT '',
    "scoreNumerator" INTEGER,
    "scoreDenominator" INTEGER,
    "passed" BOOLEAN,
    CONSTRAINT "Attempt_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attempt_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Attempt" ("enrolmentId", "id", "lessonId", "maxAttempts", "number", "passPercent", "passed", "scoreDenominator", "scoreNumerator", "seed", "startedAt", "submittedAt", "closedBy") SELECT "enrolmentId", "id", "lessonId", "maxAttempts", "number", "passPercent", "passed", "scoreDenominator", "scoreNumerator", "seed", "startedAt", "submittedAt", CASE WHEN "submittedAt" IS NULL THEN '' ELSE 'officer' END FROM "Attempt";
DROP TABLE "Attempt";
ALTER TABLE "new_Attempt" RENAME TO "Attempt";
CREATE INDEX "Attempt_lessonId_idx" ON "Attempt"("lessonId");
CREATE UNIQUE INDEX "Attempt_enrolmentId_lessonId_number_key" ON "Attempt"("enrolmentId", "lessonId", "number");
CREATE TABLE "new_Answer" (
    "attemptQuestionId" TEXT NOT NULL PRIMARY KEY,
    "response" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "answeredAt" DATETIME NOT NULL,
    CONSTRAINT "Answer_attemptQuestionId_fkey" FOREIGN KEY ("attemptQuestionId") REFERENCES "AttemptQuestion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Answer" ("answeredAt", "attemptQuestionId", "revision", "response") SELECT "answeredAt", "attemptQuestionId", "revision", "chosen" FROM "Answer";
DROP TABLE "Answer";
ALTER TABLE "new_Answer" RENAME TO "Answer";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- DropIndex
DROP INDEX "AttemptQuestion_questionVersionId_idx";

-- CreateIndex
CREATE INDEX "AttemptQuestion_questionVersionId_id_idx" ON "AttemptQuestion"("questionVersionId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionCategory_path_key" ON "QuestionCategory"("path");

-- CreateIndex
CREATE INDEX "QuestionCorrection_questionVersionId_idx" ON "QuestionCorrection"("questionVersionId");

-- CreateIndex
CREATE INDEX "AttemptRegrade_attemptId_idx" ON "AttemptRegrade"("attemptId");

-- CreateIndex
CREATE UNIQUE INDEX "AttemptRegrade_correctionId_attemptId_key" ON "AttemptRegrade"("correctionId", "attemptId");

-- CreateIndex
CREATE UNIQUE INDEX "SubmissionReceipt_attemptId_key" ON "SubmissionReceipt"("attemptId");

-- CreateIndex
CREATE INDEX "AttemptGrant_enrolmentId_lessonId_idx" ON "AttemptGrant"("enrolmentId", "lessonId");

-- CreateIndex
CREATE INDEX "AttemptGrant_lessonId_idx" ON "AttemptGrant"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "EssayMark_attemptQuestionId_key" ON "EssayMark"("attemptQuestionId");

-- CreateIndex
CREATE INDEX "EssayMark_markerId_idx" ON "EssayMark"("markerId");

-- CreateIndex
CREATE INDEX "RecallCard_officerId_dueAt_idx" ON "RecallCard"("officerId", "dueAt");

-- CreateIndex
CREATE INDEX "RecallCard_questionId_idx" ON "RecallCard"("questionId");

-- CreateIndex
CREATE UNIQUE INDEX "RecallCard_officerId_questionId_key" ON "RecallCard"("officerId", "questionId");

-- CreateIndex
CREATE INDEX "RecallReview_cardId_idx" ON "RecallReview"("cardId");

-- CreateIndex
CREATE INDEX "RecallReview_questionVersionId_idx" ON "RecallReview"("questionVersionId");


-- Attempts handed in before there were receipts get theirs from their own id.
INSERT INTO "SubmissionReceipt" ("code", "attemptId", "issuedAt") SELECT upper(substr(replace("id", '-', ''), -12)), "id", "submittedAt" FROM "Attempt" WHERE "submittedAt" IS NOT NULL;

-- One current row, and rules that a form cannot talk around.
CREATE UNIQUE INDEX "Attempt_one_running" ON "Attempt"("enrolmentId", "lessonId") WHERE "submittedAt" IS NULL;
CREATE INDEX "Attempt_running_end" ON "Attempt"("expiresAt") WHERE "submittedAt" IS NULL;
CREATE UNIQUE INDEX "QuestionCorrection_one_void" ON "QuestionCorrection"("questionVersionId") WHERE "kind" = 'void';

CREATE TRIGGER "Question_one_home" BEFORE INSERT ON "Question" WHEN (NEW."lessonId" IS NULL) = (NEW."categoryId" IS NULL) BEGIN SELECT RAISE(ABORT, 'Question needs a lesson or a category'); END;

-- Every attempt is the next one, within the allowance, after the wait.
CREATE TRIGGER "Attempt_allowed" BEFORE INSERT ON "Attempt" WHEN NEW."number" > NEW."maxAttempts" OR NEW."maxAttempts" > (SELECT l."quizMaxAttempts" FROM "Enrolment" e JOIN "CourseVersionLesson" l ON l."courseVersionId" = e."courseVersionId" AND l."lessonId" = NEW."lessonId" WHERE e."id" = NEW."enrolmentId") + (SELECT COALESCE(SUM("extraAttempts"), 0) FROM "AttemptGrant" WHERE "enrolmentId" = NEW."enrolmentId" AND "lessonId" = NEW."lessonId") OR NEW."number" <> 1 + (SELECT COUNT(*) FROM "Attempt" WHERE "enrolmentId" = NEW."enrolmentId" AND "lessonId" = NEW."lessonId") BEGIN SELECT RAISE(ABORT, 'Attempt is beyond the allowance'); END;
CREATE TRIGGER "Attempt_waited" BEFORE INSERT ON "Attempt" WHEN NEW."waitMinutes" > 0 AND EXISTS (SELECT 1 FROM "Attempt" WHERE "enrolmentId" = NEW."enrolmentId" AND "lessonId" = NEW."lessonId" AND "submittedAt" + NEW."waitMinutes" * 60000 > NEW."startedAt") BEGIN SELECT RAISE(ABORT, 'Attempt comes before the wait is over'); END;

-- A closed attempt takes its score once (later, where an essay waits for its mark); a running one gains time, never loses it.
CREATE TRIGGER "Attempt_settled" BEFORE UPDATE ON "Attempt" WHEN OLD."passed" IS NOT NULL OR (OLD."submittedAt" IS NOT NULL AND (NEW."submittedAt" IS NOT OLD."submittedAt" OR NEW."expiresAt" IS NOT OLD."expiresAt" OR NEW."closedBy" <> OLD."closedBy")) BEGIN SELECT RAISE(ABORT, 'Attempt is settled'); END;
CREATE TRIGGER "Attempt_rules_fixed" BEFORE UPDATE ON "Attempt" WHEN NEW."enrolmentId" <> OLD."enrolmentId" OR NEW."lessonId" <> OLD."lessonId" OR NEW."number" <> OLD."number" OR NEW."seed" <> OLD."seed" OR NEW."passPercent" <> OLD."passPercent" OR NEW."maxAttempts" <> OLD."maxAttempts" OR NEW."timeLimitMinutes" <> OLD."timeLimitMinutes" OR NEW."startedAt" <> OLD."startedAt" OR (NEW."expiresAt" IS NULL) <> (OLD."expiresAt" IS NULL) OR NEW."expiresAt" < OLD."expiresAt" BEGIN SELECT RAISE(ABORT, 'Attempt keeps its rules'); END;
CREATE TRIGGER "Attempt_no_delete" BEFORE DELETE ON "Attempt" BEGIN SELECT RAISE(ABORT, 'Attempt is append-only'); END;

-- A paper is fixed once drawn; only the flag moves, and no question joins a closed attempt.
CREATE TRIGGER "AttemptQuestion_fixed" BEFORE UPDATE ON "AttemptQuestion" WHEN NEW."attemptId" <> OLD."attemptId" OR NEW."position" <> OLD."position" OR NEW."questionVersionId" <> OLD."questionVersionId" OR NEW."optionOrder" <> OLD."optionOrder" BEGIN SELECT RAISE(ABORT, 'AttemptQuestion is fixed'); END;
CREATE TRIGGER "AttemptQuestion_closed" BEFORE INSERT ON "AttemptQuestion" WHEN (SELECT "submittedAt" FROM "Attempt" WHERE "id" = NEW."attemptId") IS NOT NULL BEGIN SELECT RAISE(ABORT, 'Attempt is settled'); END;
CREATE TRIGGER "AttemptQuestion_no_delete" BEFORE DELETE ON "AttemptQuestion" BEGIN SELECT RAISE(ABORT, 'AttemptQuestion is append-only'); END;

-- No answer after the end of the attempt: half a minute allows for the way of an answer that left in time.
CREATE TRIGGER "Answer_late_insert" BEFORE INSERT ON "Answer" WHEN EXISTS (SELECT 1 FROM "AttemptQuestion" q JOIN "Attempt" a ON a."id" = q."attemptId" WHERE q."id" = NEW."attemptQuestionId" AND (a."submittedAt" IS NOT NULL OR NEW."answeredAt" >= a."expiresAt" + 30000)) BEGIN SELECT RAISE(ABORT, 'Answer is settled'); END;
CREATE TRIGGER "Answer_settled" BEFORE UPDATE ON "Answer" WHEN EXISTS (SELECT 1 FROM "AttemptQuestion" q JOIN "Attempt" a ON a."id" = q."attemptId" WHERE q."id" = OLD."attemptQuestionId" AND (a."submittedAt" IS NOT NULL OR NEW."answeredAt" >= a."expiresAt" + 30000)) BEGIN SELECT RAISE(ABORT, 'Answer is settled'); END;
CREATE TRIGGER "Answer_newer_only" BEFORE UPDATE ON "Answer" WHEN NEW."revision" <= OLD."revision" BEGIN SELECT RAISE(ABORT, 'Answer is older than what is kept'); END;
CREATE TRIGGER "Answer_no_delete" BEFORE DELETE ON "Answer" BEGIN SELECT RAISE(ABORT, 'Answer is append-only'); END;

CREATE TRIGGER "CourseVersionLesson_no_update" BEFORE UPDATE ON "CourseVersionLesson" BEGIN SELECT RAISE(ABORT, 'CourseVersionLesson is append-only'); END;
CREATE TRIGGER "CourseVersionLesson_no_delete" BEFORE DELETE ON "CourseVersionLesson" BEGIN SELECT RAISE(ABORT, 'CourseVersionLesson is append-only'); END;
CREATE TRIGGER "QuestionVersion_no_update" BEFORE UPDATE ON "QuestionVersion" BEGIN SELECT RAISE(ABORT, 'QuestionVersion is append-only'); END;
CREATE TRIGGER "QuestionVersion_no_delete" BEFORE DELETE ON "QuestionVersion" BEGIN SELECT RAISE(ABORT, 'QuestionVersion is append-only'); END;
CREATE TRIGGER "QuestionApproval_no_update" BEFORE UPDATE ON "QuestionApproval" BEGIN SELECT RAISE(ABORT, 'QuestionApproval is append-only'); END;
CREATE TRIGGER "QuestionApproval_no_delete" BEFORE DELETE ON "QuestionApproval" BEGIN SELECT RAISE(ABORT, 'QuestionApproval is append-only'); END;
CREATE TRIGGER "QuestionCorrection_no_update" BEFORE UPDATE ON "QuestionCorrection" BEGIN SELECT RAISE(ABORT, 'QuestionCorrection is append-only'); END;
CREATE TRIGGER "QuestionCorrection_no_delete" BEFORE DELETE ON "QuestionCorrection" BEGIN SELECT RAISE(ABORT, 'QuestionCorrection is append-only'); END;
CREATE TRIGGER "AttemptRegrade_no_update" BEFORE UPDATE ON "AttemptRegrade" BEGIN SELECT RAISE(ABORT, 'AttemptRegrade is append-only'); END;
CREATE TRIGGER "AttemptRegrade_no_delete" BEFORE DELETE ON "AttemptRegrade" BEGIN SELECT RAISE(ABORT, 'AttemptRegrade is append-only'); END;
CREATE TRIGGER "SubmissionReceipt_no_update" BEFORE UPDATE ON "SubmissionReceipt" BEGIN SELECT RAISE(ABORT, 'SubmissionReceipt is append-only'); END;
CREATE TRIGGER "SubmissionReceipt_no_delete" BEFORE DELETE ON "SubmissionReceipt" BEGIN SELECT RAISE(ABORT, 'SubmissionReceipt is append-only'); END;
CREATE TRIGGER "AttemptGrant_no_update" BEFORE UPDATE ON "AttemptGrant" BEGIN SELECT RAISE(ABORT, 'AttemptGrant is append-only'); END;
CREATE TRIGGER "AttemptGrant_no_delete" BEFORE DELETE ON "AttemptGrant" BEGIN SELECT RAISE(ABORT, 'AttemptGrant is append-only'); END;
CREATE TRIGGER "EssayMark_no_update" BEFORE UPDATE ON "EssayMark" BEGIN SELECT RAISE(ABORT, 'EssayMark is append-only'); END;
CREATE TRIGGER "EssayMark_no_delete" BEFORE DELETE ON "EssayMark" BEGIN SELECT RAISE(ABORT, 'EssayMark is append-only'); END;
CREATE TRIGGER "RecallReview_no_update" BEFORE UPDATE ON "RecallReview" BEGIN SELECT RAISE(ABORT, 'RecallReview is append-only'); END;
CREATE TRIGGER "RecallReview_no_delete" BEFORE DELETE ON "RecallReview" BEGIN SELECT RAISE(ABORT, 'RecallReview is append-only'); END;
