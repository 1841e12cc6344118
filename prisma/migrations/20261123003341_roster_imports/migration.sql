-- CreateTable
CREATE TABLE "RosterImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rootUnitId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "effectiveOn" TEXT NOT NULL,
    "sheets" JSONB NOT NULL,
    "choices" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "appliedAt" DATETIME,
    "undoneById" TEXT,
    "undoneAt" DATETIME,
    "undoReason" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "RosterImportRow" (
    "importId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "before" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL DEFAULT '',
    "settledAt" DATETIME,
    "slipAt" DATETIME,

    PRIMARY KEY ("importId", "position"),
    CONSTRAINT "RosterImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "RosterImport" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "RosterImport_createdById_createdAt_idx" ON "RosterImport"("createdById", "createdAt");

-- CreateIndex
CREATE INDEX "RosterImport_rootUnitId_createdAt_idx" ON "RosterImport"("rootUnitId", "createdAt");

-- CreateIndex
CREATE INDEX "RosterImportRow_importId_state_idx" ON "RosterImportRow"("importId", "state");

-- CreateIndex
CREATE INDEX "RosterImportRow_subjectId_idx" ON "RosterImportRow"("subjectId");

