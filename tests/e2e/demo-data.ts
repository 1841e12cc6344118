import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { parse } from 'yaml'

/** What the tests know of the demo data of the running server: read from its database and from `content/`. */

const databaseFile = 'test-results/e2e-data/niem-no.db'

export interface FreshOfficer {
  username: string
  givenName: string
  courseTitle: string
  lessons: { code: string; title: string }[]
}

/**
 * An officer who has begun nothing of this month's course and owes nothing from earlier months. `place` picks a
 * different one for each test, so that none depends on another's data.
 */
export function findFreshOfficer(place: number): FreshOfficer {
  const rows = read<{ username: string; givenName: string; courseTitle: string; courseVersionId: string }>(
    `SELECT a.username, o.givenName, v.title AS courseTitle, e.courseVersionId
     FROM Enrolment e
     JOIN Officer o ON o.id = e.officerId
     JOIN Account a ON a.officerId = o.id
     JOIN CourseVersion v ON v.id = e.courseVersionId
     WHERE e.periodCode = (SELECT max(periodCode) FROM Enrolment) AND e.withdrawnAt IS NULL
       AND NOT EXISTS (SELECT 1 FROM LessonOpening p WHERE p.enrolmentId = e.id)
       AND NOT EXISTS (SELECT 1 FROM Exemption x WHERE x.enrolmentId = e.id)
       AND NOT EXISTS (SELECT 1 FROM Enrolment y LEFT JOIN CourseCompletion c ON c.enrolmentId = y.id
                       WHERE y.officerId = e.officerId AND y.id <> e.id AND y.withdrawnAt IS NULL AND c.id IS NULL)
       AND NOT EXISTS (SELECT 1 FROM RoleGrant g WHERE g.officerId = o.id)
       AND a.username = lower(o.serviceNumber)
     ORDER BY a.username`,
  )
  const officer = rows[place]
  if (!officer) throw new Error(`The demo data have only ${rows.length} fresh officers, not ${place + 1}`)
  const lessons = read<{ code: string; title: string }>(
    `SELECT l.code, (SELECT title FROM LessonVersion v WHERE v.lessonId = l.id ORDER BY number DESC LIMIT 1) AS title
     FROM CourseVersionLesson cl JOIN Lesson l ON l.id = cl.lessonId
     WHERE cl.courseVersionId = '${officer.courseVersionId}' ORDER BY cl.position`,
  )
  return { ...officer, lessons }
}

/** The right options of every starter question, by stem. True and false as they read on screen. */
export function rightAnswers(): Map<string, string[]> {
  const answers = new Map<string, string[]>()
  for (const course of readdirSync('content'))
    for (const file of readdirSync(path.join('content', course)).filter((name) => name.endsWith('.quiz.yaml'))) {
      const { questions } = parse(readFileSync(path.join('content', course, file), 'utf8'))
      for (const question of questions)
        answers.set(
          folded(question.stem),
          question.type === 'trueFalse'
            ? [question.answer ? 'Đúng' : 'Sai']
            : question.options
                .filter((option: { correct?: boolean }) => option.correct)
                .map((option: { text: string }) => folded(option.text)),
        )
    }
  return answers
}

export function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function read<Row>(sql: string): Row[] {
  const database = new BetterSqlite(databaseFile, { readonly: true })
  try {
    return database.prepare<[], Row>(sql).all()
  } finally {
    database.close()
  }
}
