import { reader } from '~/platform/db/database.server'
import { seconds } from '~/platform/duration'
import { type CompiledLesson, compileLesson } from './compile-lesson.server'
import type { DraftPreview } from './draft-preview'
import { type Fault, inReadingOrder } from './fault'
import { readLessonImages } from './lesson-images.server'
import { findPassageFaults, parseQuizSource, type QuizSource } from './quiz-source'
import { findPlaceholderFaults, findSourceFaults } from './unfinished-text'

/** What a draft would become, and everything that keeps it from being published. */
export interface DraftCheck {
  /** Null while the source has faults. */
  lesson: CompiledLesson | null
  quiz: QuizSource | null
  lessonFaults: Fault[]
  quizFaults: Fault[]
}

const compileLimit = seconds(8)
/** Compiling takes tens of milliseconds of a whole core: more at once would only make readers wait. */
const maxAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

/**
 * Compiles a draft through the very pipeline that publishing uses and checks its quiz against it. Stores nothing.
 * `lessonCode` is the code the draft was opened for; a source that names another is at fault.
 */
export async function checkDraft({
  lessonCode,
  source,
  quizSource,
}: {
  lessonCode: string
  source: string
  quizSource: string
}): Promise<DraftCheck> {
  const [compiled, quiz] = await Promise.all([compileInTurn({ lessonCode, source }), checkQuiz(lessonCode, quizSource)])
  const compileFaults = compiled.ok ? codeFaults(compiled.lesson.code, lessonCode, source) : compiled.faults
  const lessonFaults = inReadingOrder([...compileFaults, ...findPlaceholderFaults(source), ...findSourceFaults(source)])
  const lesson = compiled.ok ? compiled.lesson : null
  const quizFaults = [
    ...quiz.faults,
    ...(lesson && quiz.quiz ? findPassageFaults(quiz.quiz, lesson.headings) : []),
    ...findPlaceholderFaults(quizSource),
  ]
  return { lesson, quiz: quiz.quiz, lessonFaults, quizFaults: inReadingOrder(quizFaults) }
}

export function isPublishable(check: DraftCheck): check is DraftCheck & { lesson: CompiledLesson; quiz: QuizSource } {
  return check.lesson !== null && check.quiz !== null && check.lessonFaults.length + check.quizFaults.length === 0
}

/** What the studio's pages may show of a check. */
export function previewOf({ lesson, quiz, lessonFaults, quizFaults }: DraftCheck): DraftPreview {
  return {
    lesson: lesson && {
      html: lesson.html,
      contentHash: lesson.contentHash,
      title: lesson.title,
      objective: lesson.objective,
      readingMinutes: lesson.readingMinutes,
      checkCount: lesson.checks.length,
    },
    quiz,
    lessonFaults,
    quizFaults,
  }
}

async function compileInTurn({ lessonCode, source }: { lessonCode: string; source: string }) {
  if (running >= maxAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    const images = await readLessonImages(lessonCode)
    return await withinTime(compileLesson({ source, images }))
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

async function withinTime(compiling: ReturnType<typeof compileLesson>): ReturnType<typeof compileLesson> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Awaited<ReturnType<typeof compileLesson>>>((resolve) => {
    timer = setTimeout(
      () =>
        resolve({
          ok: false,
          faults: [{ line: 1, reason: 'Bài mất quá nhiều thời gian để dựng. Đồng chí tách thành bài ngắn hơn.' }],
        }),
      compileLimit,
    )
  })
  try {
    return await Promise.race([compiling, late])
  } finally {
    clearTimeout(timer)
  }
}

function codeFaults(code: string, expected: string, source: string): Fault[] {
  if (code === expected) return []
  const line = source.split('\n').findIndex((text) => /^code\s*:/.test(text)) + 1
  return [
    { line: Math.max(line, 1), reason: `Mã bài phải giữ là "${expected}": đường dẫn và kết quả học gắn với mã này.` },
  ]
}

/** The quiz alone, and its codes against those of other lessons and of the bank: a code names one question in the whole installation. */
async function checkQuiz(
  lessonCode: string,
  quizSource: string,
): Promise<{ quiz: QuizSource | null; faults: Fault[] }> {
  const parsed = parseQuizSource(quizSource)
  if (!parsed.ok) return { quiz: null, faults: parsed.faults }
  const { quiz } = parsed
  const taken = await reader().question.findMany({
    where: {
      code: { in: quiz.questions.map((question) => question.code) },
      OR: [{ lessonId: null }, { lesson: { code: { not: lessonCode } } }],
    },
    select: { code: true },
  })
  const takenCodes = new Set(taken.map(({ code }) => code))
  const faults = quiz.questions
    .filter(({ code }) => takenCodes.has(code))
    .map(({ code, line }) => ({ line, reason: `Mã câu hỏi "${code}" đã dùng ở nơi khác. Đồng chí đặt mã khác.` }))
  return { quiz, faults }
}
