import type { Reader, Transaction } from '~/platform/db/database.server'

/** The newest version of a lesson that has not been withdrawn; null when there is none to read. */
export async function getReadableVersion(
  db: Reader | Transaction,
  lessonId: string,
): Promise<{ id: string; number: number } | null> {
  return db.lessonVersion.findFirst({
    where: { lessonId, withdrawal: null },
    orderBy: { number: 'desc' },
    select: { id: true, number: true },
  })
}

/** The same as a subselect for prepared reads; `lessonId` is a column such as `x."lessonId"`. */
export function newestReadableSql(lessonId: string): string {
  return `(SELECT r."id" FROM "LessonVersion" r
           WHERE r."lessonId" = ${lessonId}
             AND NOT EXISTS (SELECT 1 FROM "LessonVersionWithdrawal" w WHERE w."lessonVersionId" = r."id")
           ORDER BY r."number" DESC LIMIT 1)`
}

/** The version that an officer reads: the pinned one (`opening` is an alias of LessonOpening), or the newest when there is none or it was withdrawn. */
export function shownVersionSql({ opening, lessonId }: { opening: string; lessonId: string }): string {
  return `CASE WHEN ${opening}."lessonVersionId" IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM "LessonVersionWithdrawal" w WHERE w."lessonVersionId" = ${opening}."lessonVersionId")
               THEN ${opening}."lessonVersionId" ELSE ${newestReadableSql(lessonId)} END`
}
