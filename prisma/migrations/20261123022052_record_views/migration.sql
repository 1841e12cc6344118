-- CreateTable
CREATE TABLE "RecordView" (
    "officerId" TEXT NOT NULL,
    "viewerId" TEXT NOT NULL,
    "viewedOn" TEXT NOT NULL,
    "firstAt" DATETIME NOT NULL,

    PRIMARY KEY ("officerId", "viewedOn", "viewerId"),
    CONSTRAINT "RecordView_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RecordView_viewerId_fkey" FOREIGN KEY ("viewerId") REFERENCES "Officer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "RecordView_viewerId_idx" ON "RecordView"("viewerId");

