import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { ActionBar } from '~/components/action-bar'
import { ButtonLink } from '~/components/button'
import { ReaderShell } from '~/components/reader-shell'
import { requireDeed } from '~/domain/identity/guard.server'
import { BestResultChip } from '~/domain/publishing/components/best-result-chip'
import { LessonBody } from '~/domain/publishing/components/lesson-body'
import { loadLessonHtml, useLessonHtml } from '~/domain/publishing/components/lesson-html-source'
import { getBestResult, getScenario } from '~/domain/publishing/scenarios.server'
import { requireFound } from '~/platform/http/not-found'
import { useReloadableData } from '~/platform/http/reloadable-data'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? 'Tình huống'} – Niềm Nở` },
]

/** As with a lesson, the text goes into the document once and never into this data. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const scenario = requireFound(getScenario(args.params.bai ?? '', args.params.ma ?? ''))
  const { lessonCode, code, title, topic, lessonTitle, hash, html } = scenario
  args.context.lessonHtml.set(hash, html)
  const best = await getBestResult({ officerId: actor.officerId, lessonCode, scenarioCode: code })
  return {
    lessonCode,
    code,
    title,
    topic,
    lessonTitle,
    hash,
    best,
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

const noAnswers = {}

export default function ScenarioPage() {
  const [page, reload] = useReloadableData<typeof loader>()
  const html = useLessonHtml(bodyAddress(page))
  return (
    <ReaderShell
      back={{ href: '/tinh-huong', label: 'Về danh sách tình huống' }}
      eyebrow={page.topic}
      title={page.title}
      isTitleHeading
      actionBar={
        <ActionBar>
          <ButtonLink to={`/bai-hoc/${page.lessonCode}`} variant="secondary">
            Đọc bài học
          </ButtonLink>
          <ButtonLink to="/tinh-huong" variant="soft">
            Tình huống khác
          </ButtonLink>
        </ActionBar>
      }
    >
      <div className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-text-3">
        <span>Trong bài: {page.lessonTitle}</span>
        <span className="sr-only">Kết quả tốt nhất:</span>
        <BestResultChip best={page.best} />
      </div>
      {html === null ? (
        <p className="text-text-2">Đang tải tình huống.</p>
      ) : (
        <LessonBody
          html={html}
          officerId={page.officerId}
          isShared={page.isShared}
          lessonCode={page.lessonCode}
          contentHash={page.hash}
          answers={noAnswers}
          isPreview={false}
          onAnswered={reload}
        />
      )}
    </ReaderShell>
  )
}

function bodyAddress(page: { lessonCode: string; code: string; hash: string }) {
  return { hash: page.hash, url: `/tinh-huong/${page.lessonCode}/${page.code}/noi-dung` }
}
