-- CreateTable
CREATE TABLE "Installation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "mode" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "UnitType" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "UnitNaming" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "typeCode" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "searchKey" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL DEFAULT '9999-12-31',
    "recordedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" DATETIME,
    CONSTRAINT "UnitNaming_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "UnitNaming_typeCode_fkey" FOREIGN KEY ("typeCode") REFERENCES "UnitType" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UnitPlacement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "parentId" TEXT,
    "path" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL DEFAULT '9999-12-31',
    "recordedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" DATETIME,
    CONSTRAINT "UnitPlacement_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "UnitPlacement_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UnitSuccession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "predecessorId" TEXT NOT NULL,
    "successorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "effectiveOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "UnitSuccession_predecessorId_fkey" FOREIGN KEY ("predecessorId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "UnitSuccession_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Rank" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "shorthand" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Position" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "isCommand" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "ServiceCategory" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Officer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serviceNumber" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "middleName" TEXT NOT NULL,
    "givenName" TEXT NOT NULL,
    "searchKey" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "serviceCategoryCode" TEXT NOT NULL,
    "email" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Officer_serviceCategoryCode_fkey" FOREIGN KEY ("serviceCategoryCode") REFERENCES "ServiceCategory" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "officerId" TEXT NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT true,
    "passwordChangedAt" DATETIME NOT NULL,
    "lockedAt" DATETIME,
    "lockReason" TEXT,
    CONSTRAINT "Account_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "absoluteExpiresAt" DATETIME NOT NULL,
    "isShared" BOOLEAN NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    CONSTRAINT "Session_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RankHolding" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "rankCode" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL DEFAULT '9999-12-31',
    "recordedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "RankHolding_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RankHolding_rankCode_fkey" FOREIGN KEY ("rankCode") REFERENCES "Rank" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "positionCode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL DEFAULT '9999-12-31',
    "recordedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" DATETIME,
    CONSTRAINT "Membership_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_positionCode_fkey" FOREIGN KEY ("positionCode") REFERENCES "Position" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "membershipId" TEXT,
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT NOT NULL DEFAULT '9999-12-31',
    "reason" TEXT NOT NULL,
    "grantedById" TEXT,
    "grantedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedById" TEXT,
    "endedAt" DATETIME,
    CONSTRAINT "RoleGrant_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RoleGrant_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RoleGrant_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "Membership" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "sequence" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "actorRank" TEXT NOT NULL,
    "actorUnit" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "uniqueKey" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" DATETIME,
    CONSTRAINT "Notice_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Course" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "CourseVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "objectives" JSONB NOT NULL,
    "political" BOOLEAN NOT NULL,
    "contentHash" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "publishedById" TEXT,
    CONSTRAINT "CourseVersion_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CourseVersionLesson" (
    "courseVersionId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "quizDraw" INTEGER NOT NULL,
    "quizPassPercent" INTEGER NOT NULL,
    "quizMaxAttempts" INTEGER NOT NULL,

    PRIMARY KEY ("courseVersionId", "lessonId"),
    CONSTRAINT "CourseVersionLesson_courseVersionId_fkey" FOREIGN KEY ("courseVersionId") REFERENCES "CourseVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CourseVersionLesson_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lesson" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Lesson_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "lessonId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "objective" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "quizSource" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "plainText" TEXT NOT NULL,
    "readingMinutes" INTEGER NOT NULL,
    "headings" JSONB NOT NULL,
    "checks" JSONB NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "publishedById" TEXT,
    "approvedById" TEXT,
    CONSTRAINT "LessonVersion_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonVersionWithdrawal" (
    "lessonVersionId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "byId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "LessonVersionWithdrawal_lessonVersionId_fkey" FOREIGN KEY ("lessonVersionId") REFERENCES "LessonVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonScenario" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "lessonVersionId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "setting" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    CONSTRAINT "LessonScenario_lessonVersionId_fkey" FOREIGN KEY ("lessonVersionId") REFERENCES "LessonVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonImage" (
    "lessonVersionId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("lessonVersionId", "path"),
    CONSTRAINT "LessonImage_lessonVersionId_fkey" FOREIGN KEY ("lessonVersionId") REFERENCES "LessonVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LessonImage_hash_fkey" FOREIGN KEY ("hash") REFERENCES "ImageFile" ("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImageFile" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "mediaType" TEXT NOT NULL,
    "bytes" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "LessonDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "lessonId" TEXT,
    "lessonCode" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "quizSource" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "publishedVersionId" TEXT,
    CONSTRAINT "LessonDraft_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DraftReview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "draftId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "DraftReview_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "LessonDraft" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CourseDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "objectives" JSONB NOT NULL,
    "political" BOOLEAN NOT NULL,
    "lessons" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "reviewNote" TEXT NOT NULL DEFAULT '',
    "publishedVersionId" TEXT
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    CONSTRAINT "Question_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuestionVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "questionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "passage" TEXT NOT NULL,
    "stem" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "explanation" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    CONSTRAINT "QuestionVersion_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuestionRetirement" (
    "questionVersionId" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "QuestionRetirement_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enrolmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "passPercent" INTEGER NOT NULL,
    "maxAttempts" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "scoreNumerator" INTEGER,
    "scoreDenominator" INTEGER,
    "passed" BOOLEAN,
    CONSTRAINT "Attempt_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attempt_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AttemptQuestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "attemptId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "questionVersionId" TEXT NOT NULL,
    "optionOrder" JSONB NOT NULL,
    "flagged" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "AttemptQuestion_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AttemptQuestion_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Answer" (
    "attemptQuestionId" TEXT NOT NULL PRIMARY KEY,
    "chosen" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "answeredAt" DATETIME NOT NULL,
    CONSTRAINT "Answer_attemptQuestionId_fkey" FOREIGN KEY ("attemptQuestionId") REFERENCES "AttemptQuestion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StudyPeriod" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "CourseAssignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseVersionId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "periodCode" TEXT NOT NULL,
    "opensOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "assignedById" TEXT,
    "assignedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" DATETIME,
    "withdrawnReason" TEXT,
    CONSTRAINT "CourseAssignment_courseVersionId_fkey" FOREIGN KEY ("courseVersionId") REFERENCES "CourseVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CourseAssignment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CourseAssignment_periodCode_fkey" FOREIGN KEY ("periodCode") REFERENCES "StudyPeriod" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "courseVersionId" TEXT NOT NULL,
    "periodCode" TEXT NOT NULL,
    "opensOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "enrolledAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" DATETIME,
    "withdrawnReason" TEXT,
    CONSTRAINT "Enrolment_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Enrolment_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Enrolment_courseVersionId_fkey" FOREIGN KEY ("courseVersionId") REFERENCES "CourseVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Enrolment_periodCode_fkey" FOREIGN KEY ("periodCode") REFERENCES "StudyPeriod" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EnrolmentCause" (
    "enrolmentId" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,

    PRIMARY KEY ("enrolmentId", "assignmentId"),
    CONSTRAINT "EnrolmentCause_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EnrolmentCause_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "CourseAssignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Exemption" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enrolmentId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "approvedById" TEXT,
    "recordedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Exemption_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonOpening" (
    "enrolmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "lessonVersionId" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "anchor" TEXT NOT NULL DEFAULT '',
    "permille" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("enrolmentId", "lessonId"),
    CONSTRAINT "LessonOpening_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LessonOpening_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LessonOpening_lessonVersionId_fkey" FOREIGN KEY ("lessonVersionId") REFERENCES "LessonVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CheckAnswer" (
    "enrolmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "checkId" TEXT NOT NULL,
    "lessonVersionId" TEXT NOT NULL,
    "checkHash" TEXT NOT NULL,
    "chosen" JSONB NOT NULL,
    "firstAnsweredAt" DATETIME NOT NULL,
    "answeredAt" DATETIME NOT NULL,

    PRIMARY KEY ("enrolmentId", "lessonId", "checkId"),
    CONSTRAINT "CheckAnswer_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CheckAnswer_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CheckAnswer_lessonVersionId_fkey" FOREIGN KEY ("lessonVersionId") REFERENCES "LessonVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LessonCompletion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enrolmentId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "lessonVersionId" TEXT NOT NULL,
    "attemptId" TEXT,
    "completedAt" DATETIME NOT NULL,
    CONSTRAINT "LessonCompletion_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LessonCompletion_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LessonCompletion_lessonVersionId_fkey" FOREIGN KEY ("lessonVersionId") REFERENCES "LessonVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LessonCompletion_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CourseCompletion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enrolmentId" TEXT NOT NULL,
    "completedAt" DATETIME NOT NULL,
    CONSTRAINT "CourseCompletion_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ScenarioRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "lessonCode" TEXT NOT NULL,
    "scenarioCode" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "finishedAt" DATETIME NOT NULL,
    CONSTRAINT "ScenarioRun_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "movement" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "entryCutoffOn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "bonusCapHundredths" INTEGER NOT NULL,
    "launchedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "CampaignUnit" (
    "campaignId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,

    PRIMARY KEY ("campaignId", "unitId"),
    CONSTRAINT "CampaignUnit_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CampaignUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Criterion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "campaignId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    CONSTRAINT "Criterion_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CriterionVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "criterionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "standardHundredths" INTEGER NOT NULL,
    "latePercent" INTEGER NOT NULL,
    "effectiveFrom" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "CriterionVersion_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CriterionCourse" (
    "criterionVersionId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "periodCode" TEXT NOT NULL,
    "hundredths" INTEGER NOT NULL,

    PRIMARY KEY ("criterionVersionId", "courseId", "periodCode"),
    CONSTRAINT "CriterionCourse_criterionVersionId_fkey" FOREIGN KEY ("criterionVersionId") REFERENCES "CriterionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CriterionCourse_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CriterionCourse_periodCode_fkey" FOREIGN KEY ("periodCode") REFERENCES "StudyPeriod" ("code") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Band" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "campaignId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "lowerHundredths" INTEGER NOT NULL,
    CONSTRAINT "Band_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ScoreEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "campaignId" TEXT NOT NULL,
    "officerId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "criterionVersionId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "hundredths" INTEGER NOT NULL,
    "causeType" TEXT NOT NULL,
    "causeId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "occurredAt" DATETIME NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "recordedById" TEXT,
    CONSTRAINT "ScoreEntry_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ScoreEntry_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ScoreEntry_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ScoreEntry_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ScoreEntry_criterionVersionId_fkey" FOREIGN KEY ("criterionVersionId") REFERENCES "CriterionVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE INDEX "UnitNaming_unitId_validFrom_idx" ON "UnitNaming"("unitId", "validFrom");

-- CreateIndex
CREATE INDEX "UnitNaming_typeCode_idx" ON "UnitNaming"("typeCode");

-- CreateIndex
CREATE INDEX "UnitPlacement_unitId_validFrom_idx" ON "UnitPlacement"("unitId", "validFrom");

-- CreateIndex
CREATE INDEX "UnitPlacement_path_validFrom_idx" ON "UnitPlacement"("path", "validFrom");

-- CreateIndex
CREATE INDEX "UnitPlacement_parentId_idx" ON "UnitPlacement"("parentId");

-- CreateIndex
CREATE INDEX "UnitSuccession_successorId_idx" ON "UnitSuccession"("successorId");

-- CreateIndex
CREATE UNIQUE INDEX "UnitSuccession_predecessorId_successorId_effectiveOn_key" ON "UnitSuccession"("predecessorId", "successorId", "effectiveOn");

-- CreateIndex
CREATE UNIQUE INDEX "Officer_serviceNumber_key" ON "Officer"("serviceNumber");

-- CreateIndex
CREATE INDEX "Officer_sortKey_idx" ON "Officer"("sortKey");

-- CreateIndex
CREATE INDEX "Officer_serviceCategoryCode_idx" ON "Officer"("serviceCategoryCode");

-- CreateIndex
CREATE UNIQUE INDEX "Account_username_key" ON "Account"("username");

-- CreateIndex
CREATE INDEX "Session_officerId_idx" ON "Session"("officerId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "RankHolding_rankCode_idx" ON "RankHolding"("rankCode");

-- CreateIndex
CREATE UNIQUE INDEX "RankHolding_officerId_validFrom_key" ON "RankHolding"("officerId", "validFrom");

-- CreateIndex
CREATE INDEX "Membership_officerId_validFrom_idx" ON "Membership"("officerId", "validFrom");

-- CreateIndex
CREATE INDEX "Membership_unitId_validFrom_idx" ON "Membership"("unitId", "validFrom");

-- CreateIndex
CREATE INDEX "Membership_positionCode_idx" ON "Membership"("positionCode");

-- CreateIndex
CREATE INDEX "RoleGrant_officerId_validFrom_idx" ON "RoleGrant"("officerId", "validFrom");

-- CreateIndex
CREATE INDEX "RoleGrant_unitId_idx" ON "RoleGrant"("unitId");

-- CreateIndex
CREATE INDEX "RoleGrant_membershipId_idx" ON "RoleGrant"("membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_hash_key" ON "AuditEvent"("hash");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_idx" ON "AuditEvent"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_idx" ON "AuditEvent"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_uniqueKey_key" ON "Notice"("uniqueKey");

-- CreateIndex
CREATE INDEX "Notice_officerId_createdAt_idx" ON "Notice"("officerId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Course_code_key" ON "Course"("code");

-- CreateIndex
CREATE UNIQUE INDEX "CourseVersion_courseId_number_key" ON "CourseVersion"("courseId", "number");

-- CreateIndex
CREATE INDEX "CourseVersionLesson_lessonId_idx" ON "CourseVersionLesson"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "CourseVersionLesson_courseVersionId_position_key" ON "CourseVersionLesson"("courseVersionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Lesson_code_key" ON "Lesson"("code");

-- CreateIndex
CREATE INDEX "Lesson_courseId_idx" ON "Lesson"("courseId");

-- CreateIndex
CREATE UNIQUE INDEX "LessonVersion_lessonId_number_key" ON "LessonVersion"("lessonId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "LessonScenario_lessonVersionId_code_key" ON "LessonScenario"("lessonVersionId", "code");

-- CreateIndex
CREATE INDEX "LessonImage_hash_idx" ON "LessonImage"("hash");

-- CreateIndex
CREATE INDEX "LessonDraft_courseId_idx" ON "LessonDraft"("courseId");

-- CreateIndex
CREATE INDEX "LessonDraft_lessonId_idx" ON "LessonDraft"("lessonId");

-- CreateIndex
CREATE INDEX "LessonDraft_state_updatedAt_idx" ON "LessonDraft"("state", "updatedAt");

-- CreateIndex
CREATE INDEX "LessonDraft_authorId_idx" ON "LessonDraft"("authorId");

-- CreateIndex
CREATE INDEX "DraftReview_draftId_idx" ON "DraftReview"("draftId");

-- CreateIndex
CREATE INDEX "CourseDraft_state_updatedAt_idx" ON "CourseDraft"("state", "updatedAt");

-- CreateIndex
CREATE INDEX "CourseDraft_authorId_idx" ON "CourseDraft"("authorId");

-- CreateIndex
CREATE INDEX "CourseDraft_courseId_idx" ON "CourseDraft"("courseId");

-- CreateIndex
CREATE UNIQUE INDEX "Question_code_key" ON "Question"("code");

-- CreateIndex
CREATE INDEX "Question_lessonId_idx" ON "Question"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionVersion_questionId_number_key" ON "QuestionVersion"("questionId", "number");

-- CreateIndex
CREATE INDEX "Attempt_lessonId_idx" ON "Attempt"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_enrolmentId_lessonId_number_key" ON "Attempt"("enrolmentId", "lessonId", "number");

-- CreateIndex
CREATE INDEX "AttemptQuestion_questionVersionId_idx" ON "AttemptQuestion"("questionVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "AttemptQuestion_attemptId_position_key" ON "AttemptQuestion"("attemptId", "position");

-- CreateIndex
CREATE INDEX "CourseAssignment_periodCode_unitId_idx" ON "CourseAssignment"("periodCode", "unitId");

-- CreateIndex
CREATE INDEX "CourseAssignment_courseVersionId_idx" ON "CourseAssignment"("courseVersionId");

-- CreateIndex
CREATE INDEX "CourseAssignment_unitId_idx" ON "CourseAssignment"("unitId");

-- CreateIndex
CREATE INDEX "Enrolment_courseId_periodCode_idx" ON "Enrolment"("courseId", "periodCode");

-- CreateIndex
CREATE INDEX "Enrolment_periodCode_dueOn_idx" ON "Enrolment"("periodCode", "dueOn");

-- CreateIndex
CREATE INDEX "Enrolment_courseVersionId_idx" ON "Enrolment"("courseVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_officerId_courseId_periodCode_key" ON "Enrolment"("officerId", "courseId", "periodCode");

-- CreateIndex
CREATE INDEX "EnrolmentCause_assignmentId_idx" ON "EnrolmentCause"("assignmentId");

-- CreateIndex
CREATE INDEX "Exemption_enrolmentId_idx" ON "Exemption"("enrolmentId");

-- CreateIndex
CREATE INDEX "LessonOpening_lessonVersionId_idx" ON "LessonOpening"("lessonVersionId");

-- CreateIndex
CREATE INDEX "LessonOpening_lessonId_idx" ON "LessonOpening"("lessonId");

-- CreateIndex
CREATE INDEX "CheckAnswer_lessonVersionId_idx" ON "CheckAnswer"("lessonVersionId");

-- CreateIndex
CREATE INDEX "CheckAnswer_lessonId_idx" ON "CheckAnswer"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "LessonCompletion_attemptId_key" ON "LessonCompletion"("attemptId");

-- CreateIndex
CREATE INDEX "LessonCompletion_lessonVersionId_idx" ON "LessonCompletion"("lessonVersionId");

-- CreateIndex
CREATE INDEX "LessonCompletion_lessonId_idx" ON "LessonCompletion"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "LessonCompletion_enrolmentId_lessonId_key" ON "LessonCompletion"("enrolmentId", "lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "CourseCompletion_enrolmentId_key" ON "CourseCompletion"("enrolmentId");

-- CreateIndex
CREATE INDEX "ScenarioRun_officerId_lessonCode_scenarioCode_idx" ON "ScenarioRun"("officerId", "lessonCode", "scenarioCode");

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_code_key" ON "Campaign"("code");

-- CreateIndex
CREATE INDEX "Campaign_state_idx" ON "Campaign"("state");

-- CreateIndex
CREATE INDEX "CampaignUnit_unitId_idx" ON "CampaignUnit"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Criterion_campaignId_code_key" ON "Criterion"("campaignId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "CriterionVersion_criterionId_number_key" ON "CriterionVersion"("criterionId", "number");

-- CreateIndex
CREATE INDEX "CriterionCourse_courseId_periodCode_idx" ON "CriterionCourse"("courseId", "periodCode");

-- CreateIndex
CREATE INDEX "CriterionCourse_periodCode_idx" ON "CriterionCourse"("periodCode");

-- CreateIndex
CREATE UNIQUE INDEX "Band_campaignId_lowerHundredths_key" ON "Band"("campaignId", "lowerHundredths");

-- CreateIndex
CREATE INDEX "ScoreEntry_officerId_campaignId_idx" ON "ScoreEntry"("officerId", "campaignId");

-- CreateIndex
CREATE INDEX "ScoreEntry_campaignId_unitId_idx" ON "ScoreEntry"("campaignId", "unitId");

-- CreateIndex
CREATE INDEX "ScoreEntry_criterionId_idx" ON "ScoreEntry"("criterionId");

-- CreateIndex
CREATE INDEX "ScoreEntry_criterionVersionId_idx" ON "ScoreEntry"("criterionVersionId");

-- CreateIndex
CREATE INDEX "ScoreEntry_unitId_idx" ON "ScoreEntry"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreEntry_campaignId_officerId_criterionId_causeType_causeId_key" ON "ScoreEntry"("campaignId", "officerId", "criterionId", "causeType", "causeId");


-- One current row: partial unique indexes (a unique key never contains a nullable column).
CREATE UNIQUE INDEX "Membership_one_open_counting" ON "Membership"("officerId") WHERE "kind" = 'counting' AND "validTo" = '9999-12-31' AND "supersededAt" IS NULL;
CREATE UNIQUE INDEX "UnitNaming_one_open" ON "UnitNaming"("unitId") WHERE "validTo" = '9999-12-31' AND "supersededAt" IS NULL;
CREATE UNIQUE INDEX "UnitPlacement_one_open" ON "UnitPlacement"("unitId") WHERE "validTo" = '9999-12-31' AND "supersededAt" IS NULL;
CREATE UNIQUE INDEX "RankHolding_one_open" ON "RankHolding"("officerId") WHERE "validTo" = '9999-12-31';
CREATE UNIQUE INDEX "RoleGrant_one_open" ON "RoleGrant"("officerId", "role", "unitId") WHERE "validTo" = '9999-12-31';
CREATE UNIQUE INDEX "Exemption_one_standing" ON "Exemption"("enrolmentId") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "CourseAssignment_one_standing" ON "CourseAssignment"("courseVersionId", "unitId", "periodCode") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "Attempt_one_running" ON "Attempt"("enrolmentId", "lessonId") WHERE "submittedAt" IS NULL;
CREATE UNIQUE INDEX "LessonDraft_one_open" ON "LessonDraft"("lessonCode") WHERE "state" IN ('draft', 'pending', 'returned');
CREATE UNIQUE INDEX "CourseDraft_one_open" ON "CourseDraft"("courseId") WHERE "state" IN ('draft', 'pending', 'returned');

-- Append-only and immutable tables refuse UPDATE and DELETE.
CREATE TRIGGER "AuditEvent_no_update" BEFORE UPDATE ON "AuditEvent" BEGIN SELECT RAISE(ABORT, 'AuditEvent is append-only'); END;
CREATE TRIGGER "AuditEvent_no_delete" BEFORE DELETE ON "AuditEvent" BEGIN SELECT RAISE(ABORT, 'AuditEvent is append-only'); END;
CREATE TRIGGER "ScoreEntry_no_update" BEFORE UPDATE ON "ScoreEntry" BEGIN SELECT RAISE(ABORT, 'ScoreEntry is append-only'); END;
CREATE TRIGGER "ScoreEntry_no_delete" BEFORE DELETE ON "ScoreEntry" BEGIN SELECT RAISE(ABORT, 'ScoreEntry is append-only'); END;
CREATE TRIGGER "LessonCompletion_no_update" BEFORE UPDATE ON "LessonCompletion" BEGIN SELECT RAISE(ABORT, 'LessonCompletion is append-only'); END;
CREATE TRIGGER "LessonCompletion_no_delete" BEFORE DELETE ON "LessonCompletion" BEGIN SELECT RAISE(ABORT, 'LessonCompletion is append-only'); END;
CREATE TRIGGER "CourseCompletion_no_update" BEFORE UPDATE ON "CourseCompletion" BEGIN SELECT RAISE(ABORT, 'CourseCompletion is append-only'); END;
CREATE TRIGGER "CourseCompletion_no_delete" BEFORE DELETE ON "CourseCompletion" BEGIN SELECT RAISE(ABORT, 'CourseCompletion is append-only'); END;
CREATE TRIGGER "LessonVersion_no_update" BEFORE UPDATE ON "LessonVersion" BEGIN SELECT RAISE(ABORT, 'LessonVersion is append-only'); END;
CREATE TRIGGER "LessonVersion_no_delete" BEFORE DELETE ON "LessonVersion" BEGIN SELECT RAISE(ABORT, 'LessonVersion is append-only'); END;
CREATE TRIGGER "LessonScenario_no_update" BEFORE UPDATE ON "LessonScenario" BEGIN SELECT RAISE(ABORT, 'LessonScenario is append-only'); END;
CREATE TRIGGER "LessonScenario_no_delete" BEFORE DELETE ON "LessonScenario" BEGIN SELECT RAISE(ABORT, 'LessonScenario is append-only'); END;
CREATE TRIGGER "LessonImage_no_update" BEFORE UPDATE ON "LessonImage" BEGIN SELECT RAISE(ABORT, 'LessonImage is append-only'); END;
CREATE TRIGGER "LessonImage_no_delete" BEFORE DELETE ON "LessonImage" BEGIN SELECT RAISE(ABORT, 'LessonImage is append-only'); END;
CREATE TRIGGER "ImageFile_no_update" BEFORE UPDATE ON "ImageFile" BEGIN SELECT RAISE(ABORT, 'ImageFile is append-only'); END;
CREATE TRIGGER "ImageFile_no_delete" BEFORE DELETE ON "ImageFile" BEGIN SELECT RAISE(ABORT, 'ImageFile is append-only'); END;
CREATE TRIGGER "CourseVersion_no_update" BEFORE UPDATE ON "CourseVersion" BEGIN SELECT RAISE(ABORT, 'CourseVersion is append-only'); END;
CREATE TRIGGER "CourseVersion_no_delete" BEFORE DELETE ON "CourseVersion" BEGIN SELECT RAISE(ABORT, 'CourseVersion is append-only'); END;
CREATE TRIGGER "CourseVersionLesson_no_update" BEFORE UPDATE ON "CourseVersionLesson" BEGIN SELECT RAISE(ABORT, 'CourseVersionLesson is append-only'); END;
CREATE TRIGGER "CourseVersionLesson_no_delete" BEFORE DELETE ON "CourseVersionLesson" BEGIN SELECT RAISE(ABORT, 'CourseVersionLesson is append-only'); END;
CREATE TRIGGER "QuestionVersion_no_update" BEFORE UPDATE ON "QuestionVersion" BEGIN SELECT RAISE(ABORT, 'QuestionVersion is append-only'); END;
CREATE TRIGGER "QuestionVersion_no_delete" BEFORE DELETE ON "QuestionVersion" BEGIN SELECT RAISE(ABORT, 'QuestionVersion is append-only'); END;
CREATE TRIGGER "CriterionVersion_no_update" BEFORE UPDATE ON "CriterionVersion" BEGIN SELECT RAISE(ABORT, 'CriterionVersion is append-only'); END;
CREATE TRIGGER "CriterionVersion_no_delete" BEFORE DELETE ON "CriterionVersion" BEGIN SELECT RAISE(ABORT, 'CriterionVersion is append-only'); END;
CREATE TRIGGER "LessonVersionWithdrawal_no_update" BEFORE UPDATE ON "LessonVersionWithdrawal" BEGIN SELECT RAISE(ABORT, 'LessonVersionWithdrawal is append-only'); END;
CREATE TRIGGER "LessonVersionWithdrawal_no_delete" BEFORE DELETE ON "LessonVersionWithdrawal" BEGIN SELECT RAISE(ABORT, 'LessonVersionWithdrawal is append-only'); END;
CREATE TRIGGER "QuestionRetirement_no_update" BEFORE UPDATE ON "QuestionRetirement" BEGIN SELECT RAISE(ABORT, 'QuestionRetirement is append-only'); END;
CREATE TRIGGER "QuestionRetirement_no_delete" BEFORE DELETE ON "QuestionRetirement" BEGIN SELECT RAISE(ABORT, 'QuestionRetirement is append-only'); END;
CREATE TRIGGER "DraftReview_no_update" BEFORE UPDATE ON "DraftReview" BEGIN SELECT RAISE(ABORT, 'DraftReview is append-only'); END;
CREATE TRIGGER "DraftReview_no_delete" BEFORE DELETE ON "DraftReview" BEGIN SELECT RAISE(ABORT, 'DraftReview is append-only'); END;
-- A submitted attempt is settled for good.
CREATE TRIGGER "Attempt_settled" BEFORE UPDATE ON "Attempt" WHEN OLD."submittedAt" IS NOT NULL BEGIN SELECT RAISE(ABORT, 'Attempt is settled'); END;
CREATE TRIGGER "Attempt_no_delete" BEFORE DELETE ON "Attempt" BEGIN SELECT RAISE(ABORT, 'Attempt is append-only'); END;
CREATE TRIGGER "Answer_settled" BEFORE UPDATE ON "Answer" WHEN (SELECT a."submittedAt" FROM "AttemptQuestion" q JOIN "Attempt" a ON a."id" = q."attemptId" WHERE q."id" = OLD."attemptQuestionId") IS NOT NULL BEGIN SELECT RAISE(ABORT, 'Answer is settled'); END;
CREATE TRIGGER "Answer_no_delete" BEFORE DELETE ON "Answer" BEGIN SELECT RAISE(ABORT, 'Answer is append-only'); END;
