/** What rows about attempts come to, as SQL for the prepared reads. The same rules in code: `quiz/effective-grade.ts`. */

/** Whether an attempt counts as passed: by its newest regrade, or else as first graded; null while it runs or waits for a mark. */
export function passedSql(attempt: string): string {
  return `COALESCE((SELECT r."afterPassed" FROM "AttemptRegrade" r WHERE r."attemptId" = ${attempt}."id"
            ORDER BY r."id" DESC LIMIT 1), ${attempt}."passed")`
}

/** The attempts granted on top of the rule. */
export function extraAttemptsSql({ enrolmentId, lessonId }: { enrolmentId: string; lessonId: string }): string {
  return `COALESCE((SELECT SUM(g."extraAttempts") FROM "AttemptGrant" g
            WHERE g."enrolmentId" = ${enrolmentId} AND g."lessonId" = ${lessonId}), 0)`
}

/** Whether every attempt that is allowed has been graded and none passed; one that waits for its mark may still pass. */
export function outOfAttemptsSql({
  enrolmentId,
  lessonId,
  maxAttempts,
}: {
  enrolmentId: string
  lessonId: string
  maxAttempts: string
}): string {
  const attempts = `FROM "Attempt" a WHERE a."enrolmentId" = ${enrolmentId} AND a."lessonId" = ${lessonId}`
  return `(SELECT COUNT(*) ${attempts} AND ${passedSql('a')} = FALSE)
            >= ${maxAttempts} + ${extraAttemptsSql({ enrolmentId, lessonId })}
          AND NOT EXISTS (SELECT 1 ${attempts} AND ${passedSql('a')} = TRUE)`
}
