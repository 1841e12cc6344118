-- AlterTable
ALTER TABLE "Exemption" ADD COLUMN "withdrawnById" TEXT;
ALTER TABLE "Exemption" ADD COLUMN "withdrawnReason" TEXT;

-- CreateTable
CREATE TABLE "LeaveKind" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Leave" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "kindCode" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "approvedById" TEXT,
    "recordedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" DATETIME,
    "supersededById" TEXT,
    "supersededReason" TEXT,
    CONSTRAINT "Leave_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Leave_kindCode_fkey" FOREIGN KEY ("kindCode") REFERENCES "LeaveKind" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "periodCode" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT '',
    "opensOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" DATETIME,
    "assignmentId" TEXT,
    CONSTRAINT "PlanLine_periodCode_fkey" FOREIGN KEY ("periodCode") REFERENCES "StudyPeriod" ("code") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlanLine_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlanLine_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlanLine_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "CourseAssignment" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Postponement" (
    "exemptionId" TEXT NOT NULL PRIMARY KEY,
    "toEnrolmentId" TEXT NOT NULL,
    "isCaused" BOOLEAN NOT NULL,
    CONSTRAINT "Postponement_exemptionId_fkey" FOREIGN KEY ("exemptionId") REFERENCES "Exemption" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Postponement_toEnrolmentId_fkey" FOREIGN KEY ("toEnrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Extension" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enrolmentId" TEXT NOT NULL,
    "previousDueOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "approvedById" TEXT,
    "recordedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" DATETIME,
    "withdrawnById" TEXT,
    "withdrawnReason" TEXT,
    CONSTRAINT "Extension_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BulkDeed" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "undoneAt" DATETIME
);

-- CreateTable
CREATE TABLE "BulkDeedRow" (
    "bulkDeedId" TEXT NOT NULL,
    "enrolmentId" TEXT NOT NULL,
    "exemptionId" TEXT,
    "extensionId" TEXT,

    PRIMARY KEY ("bulkDeedId", "enrolmentId"),
    CONSTRAINT "BulkDeedRow_bulkDeedId_fkey" FOREIGN KEY ("bulkDeedId") REFERENCES "BulkDeed" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "BulkDeedRow_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- Added in place: a redefinition would drop the partial index.
ALTER TABLE "CourseAssignment" ADD COLUMN "audience" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Leave_officerId_validFrom_idx" ON "Leave"("officerId", "validFrom");

-- CreateIndex
CREATE INDEX "Leave_kindCode_idx" ON "Leave"("kindCode");

-- CreateIndex
CREATE INDEX "PlanLine_periodCode_unitId_idx" ON "PlanLine"("periodCode", "unitId");

-- CreateIndex
CREATE INDEX "PlanLine_courseId_idx" ON "PlanLine"("courseId");

-- CreateIndex
CREATE INDEX "PlanLine_unitId_idx" ON "PlanLine"("unitId");

-- CreateIndex
CREATE INDEX "PlanLine_assignmentId_idx" ON "PlanLine"("assignmentId");

-- CreateIndex
CREATE INDEX "Postponement_toEnrolmentId_idx" ON "Postponement"("toEnrolmentId");

-- CreateIndex
CREATE INDEX "Extension_enrolmentId_idx" ON "Extension"("enrolmentId");

-- CreateIndex
CREATE INDEX "BulkDeed_actorId_createdAt_idx" ON "BulkDeed"("actorId", "createdAt");

-- CreateIndex
CREATE INDEX "BulkDeedRow_enrolmentId_idx" ON "BulkDeedRow"("enrolmentId");

-- One standing assignment for each audience of a unit and one standing plan line.
DROP INDEX "CourseAssignment_one_standing";
CREATE UNIQUE INDEX "CourseAssignment_one_standing" ON "CourseAssignment"("courseVersionId", "unitId", "periodCode", "audience") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "PlanLine_one_standing" ON "PlanLine"("periodCode", "courseId", "unitId", "audience") WHERE "removedAt" IS NULL;

-- What was approved never changes and is never removed; it is only withdrawn, once.
CREATE TRIGGER "Extension_no_delete" BEFORE DELETE ON "Extension" BEGIN SELECT RAISE(ABORT, 'Extension is append-only'); END;
CREATE TRIGGER "Extension_fixed" BEFORE UPDATE OF "enrolmentId", "previousDueOn", "dueOn", "reason", "approvedById", "recordedAt" ON "Extension" BEGIN SELECT RAISE(ABORT, 'Extension is append-only'); END;
CREATE TRIGGER "Extension_withdrawn_once" BEFORE UPDATE ON "Extension" WHEN OLD."withdrawnAt" IS NOT NULL BEGIN SELECT RAISE(ABORT, 'Extension is withdrawn'); END;
CREATE TRIGGER "Leave_no_delete" BEFORE DELETE ON "Leave" BEGIN SELECT RAISE(ABORT, 'Leave is append-only'); END;
CREATE TRIGGER "Leave_fixed" BEFORE UPDATE OF "officerId", "kindCode", "validFrom", "validTo", "reason", "approvedById", "recordedAt" ON "Leave" BEGIN SELECT RAISE(ABORT, 'Leave is append-only'); END;
