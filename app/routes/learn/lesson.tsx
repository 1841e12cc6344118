import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from '@remix-run/node'
import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { Check } from 'lucide'
import { useMemo } from 'react'
import { Callout, CalloutLink } from '~/components/callout'
import { Icon } from '~/components/icon'
import { LessonPath } from '~/components/lesson-path'
import { ReaderShell } from '~/components/reader-shell'
import { openLesson } from '~/domain/deeds/open-lesson.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { getLessonPage } from '~/domain/learning/reading.server'
import { LessonBody } from '~/domain/publishing/components/lesson-body'
import { loadLessonHtml, useLessonHtml } from '~/domain/publishing/components/lesson-html-source'
import { useTextSize } from '~/domain/publishing/components/text-size'
import { useReading } from '~/domain/publishing/components/use-reading'
import { formatDate, formatTime, localDateOf } from '~/platform/calendar'
import { requireFound } from '~/platform/http/not-found'
import { useReloadableData } from '~/platform/http/reloadable-data'
import { LessonEnd } from './lesson-end'
import { LessonActions, LessonSide, LessonTools } from './lesson-tools'
import { coursePath, dueView, minutesLeft, nextStep } from './lesson-view'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? 'Bài học'} – Niềm Nở` },
]

/** The text itself goes into the document once, by the load context, and never into this data. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const code = args.params.ma ?? ''
  const now = args.context.now()
  const newest = new URL(args.request.url).searchParams.has('moi')
  let read = getLessonPage(actor, code, now, { newest })
  if (read?.needsOpening) {
    await openLesson({ actor, lessonCode: code, now })
    read = getLessonPage(actor, code, now, { newest })
  }
  const page = requireFound(read)
  args.context.lessonHtml.set(page.contentHash, page.html)
  const isNewest = newest && page.newerVersion === null
  return {
    code,
    title: page.title,
    objective: page.objective,
    author: page.author,
    readingMinutes: page.readingMinutes,
    updatedOn: formatDate(localDateOf(page.publishedAt)),
    contentHash: page.contentHash,
    headings: page.headings.filter(({ depth }) => depth === 2).map(({ id, text }) => ({ id, text })),
    course: { code: page.course.code, title: page.course.title, path: coursePath(page) },
    place: `Bài ${page.lessonPosition} trong ${page.course.lessons.length}`,
    due: dueView(page, now),
    // Somebody who comes back to a finished lesson looks something up: it opens at its beginning.
    position: newest || page.isCompleted ? { anchor: '', permille: 0 } : page.position,
    answers: Object.fromEntries(page.answeredChecks.map(({ id, chosen }) => [id, chosen])),
    isCompleted: page.isCompleted,
    checksLeft: page.requiredChecksLeft,
    isQuizLeft: page.enrolment !== null && page.hasQuiz && !page.quizPassed,
    next: nextStep(page),
    newerOn: page.newerVersion && formatDate(localDateOf(page.newerVersion.publishedAt)),
    isNewest,
    keepsProgress: page.enrolment !== null && !newest,
    officerId: actor.officerId,
    isShared: actor.isShared,
  }
}

/** Navigation inside the app brings the text along, so that the page appears whole. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const page = await serverLoader<typeof loader>()
  await loadLessonHtml(bodyAddress(page))
  return page
}

export default function LessonPage() {
  const [page, reload] = useReloadableData<typeof loader>()
  // Another text is another page: its place, its answers and its scroll begin anew.
  return <Lesson key={page.contentHash} page={page} onAnswered={reload} />
}

export type LessonPageData = SerializeFrom<typeof loader>

function Lesson({ page, onAnswered }: { page: LessonPageData; onAnswered: () => void }) {
  const html = useLessonHtml(bodyAddress(page))
  const [textSize, setTextSize] = useTextSize()
  const headingIds = useMemo(() => page.headings.map(({ id }) => id), [page.headings])
  const reading = useReading({
    headingIds,
    start: page.position,
    saveUrl: page.keepsProgress ? `/bai-hoc/${page.code}/vi-tri` : null,
  })
  const left = minutesLeft(page.readingMinutes, reading.permille)
  return (
    <ReaderShell
      back={{ href: `/chuyen-de/${page.course.code}`, label: 'Về chuyên đề' }}
      eyebrow={page.course.title}
      title={
        <>
          {page.place}
          {left > 0 && <span className="text-sm font-normal text-text-3"> · còn {left} phút</span>}
        </>
      }
      progress={{ value: reading.permille, max: 1000, label: `Đã đọc ${Math.floor(reading.permille / 10)} phần trăm` }}
      tools={
        <LessonTools
          headings={page.headings}
          current={reading.anchor}
          textSize={textSize}
          onTextSize={setTextSize}
          saved={reading.savedAt && `Đã lưu ${formatTime(reading.savedAt)}`}
        />
      }
      outline={
        <>
          <p className="text-sm text-text-3">Chuyên đề</p>
          <p className="mb-5 leading-6.5 font-semibold">{page.course.title}</p>
          <LessonPath label="Các bài trong chuyên đề" items={page.course.path} dense />
        </>
      }
      contents={<LessonSide headings={page.headings} current={reading.anchor} due={page.due} />}
      actionBar={<LessonActions headings={page.headings} current={reading.anchor} next={page.next} />}
    >
      <article>
        <header className="mb-6">
          <h1 className="text-2xl font-bold lg:text-3xl">{page.title}</h1>
          <p className="mt-2 text-sm text-text-3">
            <span className="whitespace-nowrap">Khoảng {page.readingMinutes} phút</span> ·{' '}
            <span className="whitespace-nowrap">Cập nhật {page.updatedOn}</span>
            <br />
            {page.author} biên soạn
          </p>
          <p className="mt-3 text-label text-text-2">
            <span className="font-medium text-text">Mục tiêu:</span> {page.objective}
          </p>
          {page.isCompleted && (
            <p className="mt-3 flex items-center gap-2 text-label font-medium text-done-fg">
              <Icon icon={Check} size="sm" />
              Đồng chí đã hoàn thành bài này.
            </p>
          )}
        </header>
        <VersionNotice page={page} />
        {html === null ? (
          <p className="text-text-2">Đang tải nội dung bài.</p>
        ) : (
          <LessonBody
            html={html}
            textSize={textSize}
            officerId={page.officerId}
            isShared={page.isShared}
            lessonCode={page.code}
            contentHash={page.contentHash}
            answers={page.answers}
            isPreview={!page.keepsProgress}
            onAnswered={onAnswered}
          />
        )}
        <LessonEnd page={page} />
      </article>
    </ReaderShell>
  )
}

function VersionNotice({ page }: { page: LessonPageData }) {
  if (page.newerOn) {
    return (
      <div className="mb-6 print:hidden">
        <CalloutLink
          to={`/bai-hoc/${page.code}?moi=1`}
          tone="blue"
          title="Bài đã cập nhật, xem phần mới"
          detail={`Bản ngày ${page.newerOn}. Đồng chí vẫn học và kiểm tra theo bản đang mở.`}
        />
      </div>
    )
  }
  if (!page.isNewest) return null
  return (
    <Callout tone="blue" title="Đồng chí đang xem bản mới nhất" className="mb-6 print:hidden">
      Phần luyện ở đây không lưu vào kết quả học. <a href={`/bai-hoc/${page.code}`}>Về bản đang học</a>
    </Callout>
  )
}

function bodyAddress(page: { code: string; contentHash: string }) {
  return { hash: page.contentHash, url: `/bai-hoc/${page.code}/noi-dung` }
}
