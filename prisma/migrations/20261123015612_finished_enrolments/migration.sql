ALTER TABLE "Enrolment" ADD COLUMN "isFinished" BOOLEAN NOT NULL DEFAULT false;
UPDATE "Enrolment" SET "isFinished" = true WHERE "id" IN (SELECT "enrolmentId" FROM "CourseCompletion");

-- What is left to do is found by its own index, however many years are behind it.
CREATE TRIGGER "CourseCompletion_finishes" AFTER INSERT ON "CourseCompletion" BEGIN UPDATE "Enrolment" SET "isFinished" = true WHERE "id" = NEW."enrolmentId"; END;
CREATE INDEX "Enrolment_unfinished" ON "Enrolment"("officerId") WHERE "isFinished" IS NOT TRUE AND "withdrawnAt" IS NULL;
