-- CreateTable
CREATE TABLE "StudyMeeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "heldOn" TEXT NOT NULL,
    "startsAt" TEXT NOT NULL,
    "lessonId" TEXT,
    "periodCode" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "cancelledById" TEXT,
    "cancelledAt" DATETIME,
    "cancelledReason" TEXT,
    CONSTRAINT "StudyMeeting_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeetingAttendance" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "officerId" TEXT NOT NULL,
    "isPresent" BOOLEAN NOT NULL,
    "absenceReason" TEXT NOT NULL,
    "recordedById" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "correctionReason" TEXT NOT NULL,
    "supersededAt" DATETIME,
    CONSTRAINT "MeetingAttendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "StudyMeeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MeetingAttendance_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MonthClosing" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "periodCode" TEXT NOT NULL,
    "closedOn" TEXT NOT NULL,
    "closedAt" DATETIME NOT NULL,
    "closedById" TEXT NOT NULL,
    "closedBy" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "units" JSONB NOT NULL,
    "headCounts" JSONB NOT NULL,
    "openMatters" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "MonthClosing_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MonthClosing_periodCode_fkey" FOREIGN KEY ("periodCode") REFERENCES "StudyPeriod" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MonthClosingPart" (
    "closingId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "courseCode" TEXT NOT NULL,
    "courseTitle" TEXT NOT NULL,
    "opensOn" TEXT NOT NULL,
    "enrolled" INTEGER NOT NULL,
    "exempt" INTEGER NOT NULL,
    "completed" INTEGER NOT NULL,
    "onTime" INTEGER NOT NULL,
    "overdue" INTEGER NOT NULL,
    "lines" JSONB NOT NULL,

    PRIMARY KEY ("closingId", "path", "courseId"),
    CONSTRAINT "MonthClosingPart_closingId_fkey" FOREIGN KEY ("closingId") REFERENCES "MonthClosing" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportTemplate" (
    "unitId" TEXT NOT NULL PRIMARY KEY,
    "parentAgency" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "authorityMark" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "signerPosition" TEXT NOT NULL,
    "signerName" TEXT NOT NULL,
    "recipients" TEXT NOT NULL,
    "proposal" TEXT NOT NULL,
    "updatedById" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ReportTemplate_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "StudyMeeting_unitId_heldOn_idx" ON "StudyMeeting"("unitId", "heldOn");

-- CreateIndex
CREATE INDEX "StudyMeeting_lessonId_periodCode_idx" ON "StudyMeeting"("lessonId", "periodCode");

-- CreateIndex
CREATE INDEX "MeetingAttendance_meetingId_idx" ON "MeetingAttendance"("meetingId");

-- CreateIndex
CREATE INDEX "MeetingAttendance_officerId_idx" ON "MeetingAttendance"("officerId");

-- CreateIndex
CREATE UNIQUE INDEX "MonthClosing_hash_key" ON "MonthClosing"("hash");

-- CreateIndex
CREATE INDEX "MonthClosing_periodCode_idx" ON "MonthClosing"("periodCode");

-- CreateIndex
CREATE UNIQUE INDEX "MonthClosing_unitId_periodCode_key" ON "MonthClosing"("unitId", "periodCode");


-- One standing attendance an officer and meeting; a row changes only by being superseded, once.
CREATE UNIQUE INDEX "MeetingAttendance_one_standing" ON "MeetingAttendance"("meetingId", "officerId") WHERE "supersededAt" IS NULL;
CREATE TRIGGER "MeetingAttendance_fixed" BEFORE UPDATE ON "MeetingAttendance" WHEN OLD."supersededAt" IS NOT NULL OR NEW."supersededAt" IS NULL OR NEW."meetingId" <> OLD."meetingId" OR NEW."officerId" <> OLD."officerId" OR NEW."isPresent" <> OLD."isPresent" OR NEW."absenceReason" <> OLD."absenceReason" OR NEW."recordedById" <> OLD."recordedById" OR NEW."recordedAt" <> OLD."recordedAt" OR NEW."correctionReason" <> OLD."correctionReason" BEGIN SELECT RAISE(ABORT, 'MeetingAttendance is corrected by a new row'); END;
CREATE TRIGGER "MeetingAttendance_no_delete" BEFORE DELETE ON "MeetingAttendance" BEGIN SELECT RAISE(ABORT, 'MeetingAttendance is append-only'); END;
CREATE TRIGGER "StudyMeeting_no_delete" BEFORE DELETE ON "StudyMeeting" BEGIN SELECT RAISE(ABORT, 'StudyMeeting is cancelled, not removed'); END;

-- A closed month never changes.
CREATE TRIGGER "MonthClosing_no_update" BEFORE UPDATE ON "MonthClosing" BEGIN SELECT RAISE(ABORT, 'MonthClosing is append-only'); END;
CREATE TRIGGER "MonthClosing_no_delete" BEFORE DELETE ON "MonthClosing" BEGIN SELECT RAISE(ABORT, 'MonthClosing is append-only'); END;
CREATE TRIGGER "MonthClosingPart_no_update" BEFORE UPDATE ON "MonthClosingPart" BEGIN SELECT RAISE(ABORT, 'MonthClosingPart is append-only'); END;
CREATE TRIGGER "MonthClosingPart_no_delete" BEFORE DELETE ON "MonthClosingPart" BEGIN SELECT RAISE(ABORT, 'MonthClosingPart is append-only'); END;
