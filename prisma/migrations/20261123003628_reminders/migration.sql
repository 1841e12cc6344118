-- CreateTable
CREATE TABLE "ReminderStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "enrolmentId" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ReminderStep_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReminderStep_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Nudge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actorId" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "officers" INTEGER NOT NULL,
    "tasks" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    CONSTRAINT "Nudge_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NudgeLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "nudgeId" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "officerId" TEXT NOT NULL,
    "enrolmentId" TEXT NOT NULL,
    "onDate" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "NudgeLine_nudgeId_fkey" FOREIGN KEY ("nudgeId") REFERENCES "Nudge" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "NudgeLine_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "NudgeLine_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Escalation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enrolmentId" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "commanderId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Escalation_commanderId_fkey" FOREIGN KEY ("commanderId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Escalation_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MailMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "officerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "toAddress" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "uniqueKey" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "nextAttemptAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "lastError" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "MailMessage_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MailChoice" (
    "officerId" TEXT NOT NULL PRIMARY KEY,
    "isOn" BOOLEAN NOT NULL,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "MailChoice_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ReminderStep_officerId_at_idx" ON "ReminderStep"("officerId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderStep_enrolmentId_dueOn_step_key" ON "ReminderStep"("enrolmentId", "dueOn", "step");

-- CreateIndex
CREATE INDEX "Nudge_actorId_at_idx" ON "Nudge"("actorId", "at");

-- CreateIndex
CREATE INDEX "NudgeLine_nudgeId_idx" ON "NudgeLine"("nudgeId");

-- CreateIndex
CREATE INDEX "NudgeLine_enrolmentId_at_idx" ON "NudgeLine"("enrolmentId", "at");

-- CreateIndex
CREATE INDEX "NudgeLine_officerId_at_idx" ON "NudgeLine"("officerId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "NudgeLine_actorId_enrolmentId_onDate_key" ON "NudgeLine"("actorId", "enrolmentId", "onDate");

-- CreateIndex
CREATE INDEX "Escalation_commanderId_at_idx" ON "Escalation"("commanderId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Escalation_enrolmentId_dueOn_commanderId_key" ON "Escalation"("enrolmentId", "dueOn", "commanderId");

-- CreateIndex
CREATE UNIQUE INDEX "MailMessage_uniqueKey_key" ON "MailMessage"("uniqueKey");

-- CreateIndex
CREATE INDEX "MailMessage_state_nextAttemptAt_idx" ON "MailMessage"("state", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "MailMessage_createdAt_idx" ON "MailMessage"("createdAt");

-- CreateIndex
CREATE INDEX "MailMessage_officerId_createdAt_idx" ON "MailMessage"("officerId", "createdAt");

-- CreateIndex
CREATE INDEX "Enrolment_dueOn_idx" ON "Enrolment"("dueOn");

