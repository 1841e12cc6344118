import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FilePenLine, FilePlus2, FolderPlus, type IconNode, Inbox, Send, Undo2 } from 'lucide'
import { ButtonLink } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-shell'
import { Row, RowList } from '~/components/row-list'
import { StatusChip } from '~/components/status-chip'
import { Tabs } from '~/components/tabs'
import { requireDeed } from '~/domain/identity/guard.server'
import {
  countOwnDrafts,
  findOwnDrafts,
  findPublishedLessons,
  findStudioCourses,
} from '~/domain/publishing/draft-lists.server'
import { draftStateWord, type OpenDraftState } from '~/domain/publishing/draft-states'
import { formatDate, formatInstant, localDateOf } from '~/platform/calendar'

export const meta: MetaFunction = () => [{ title: 'Soạn bài – Niềm Nở' }]

const tabs = { 'ban-nhap': 'draft', 'cho-duyet': 'pending', 'tra-lai': 'returned' } as const
type Tab = keyof typeof tabs | 'da-dang'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'writeLesson')
  const now = args.context.now()
  const asked = new URL(args.request.url).searchParams.get('muc') ?? ''
  const counts = await countOwnDrafts(actor)
  const published = await findPublishedLessons()
  const tab: Tab = isTab(asked) ? asked : counts.returned > 0 ? 'tra-lai' : 'ban-nhap'
  const courses = await findStudioCourses()
  return {
    tab,
    counts: { ...counts, published: published.length },
    drafts:
      tab === 'da-dang'
        ? []
        : (await findOwnDrafts(actor, tabs[tab])).map((draft) => ({
            code: draft.lessonCode,
            title: draft.title,
            detail: `${draft.courseTitle} · ${draft.isPublished ? 'sửa bài đã đăng' : 'bài mới'} · ${
              tab === 'cho-duyet' && draft.submittedAt
                ? `gửi duyệt ${formatInstant(draft.submittedAt, now)}`
                : `lưu ${formatInstant(draft.updatedAt, now)}`
            }`,
          })),
    published:
      tab === 'da-dang'
        ? published.map((lesson) => ({
            code: lesson.code,
            title: lesson.title,
            isWithdrawn: lesson.isWithdrawn,
            detail: [
              lesson.courseTitle,
              `phiên bản ${lesson.number}`,
              `đăng ${formatDate(localDateOf(lesson.publishedAt))}`,
              ...(lesson.holder ? [`đồng chí ${lesson.holder} đang sửa`] : []),
            ].join(' · '),
          }))
        : [],
    courses: courses.map((course) => ({
      code: course.code,
      title: course.title,
      detail:
        course.number === null
          ? 'Chưa đăng, chưa có bài nào được duyệt'
          : `${course.lessonCount} bài · phiên bản ${course.number}`,
      state: course.draft?.state ?? null,
    })),
  }
}

function isTab(text: string): text is Tab {
  return text in tabs || text === 'da-dang'
}

const emptyWords: Record<Exclude<Tab, 'da-dang'>, { icon: IconNode; title: string; detail: string }> = {
  'ban-nhap': {
    icon: FilePenLine,
    title: 'Đồng chí chưa có bản nháp nào',
    detail: 'Bấm “Soạn bài mới” để bắt đầu từ mẫu có sẵn, hoặc mở một bài đã đăng để sửa.',
  },
  'cho-duyet': {
    icon: Send,
    title: 'Không có bài nào đang chờ duyệt',
    detail: 'Bài đồng chí gửi duyệt sẽ nằm ở đây cho đến khi người duyệt đăng hoặc trả lại.',
  },
  'tra-lai': {
    icon: Undo2,
    title: 'Không có bài bị trả lại',
    detail: 'Khi người duyệt trả lại bài, ghi chú của người duyệt hiện cùng bài ở đây.',
  },
}

export default function StudioPage() {
  const { tab, counts, drafts, published, courses } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Soạn bài"
        subtitle="Bài của đồng chí và các bài đã đăng."
        actions={
          <ButtonLink to="/soan/bai/moi" icon={FilePlus2}>
            Soạn bài mới
          </ButtonLink>
        }
      />
      <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <Card aria-label="Bài học">
          <Tabs
            label="Tình trạng bài"
            className="px-2"
            items={[
              tabItem('ban-nhap', 'Bản nháp', counts.draft, tab),
              tabItem('cho-duyet', 'Chờ duyệt', counts.pending, tab),
              tabItem('tra-lai', 'Bị trả lại', counts.returned, tab),
              tabItem('da-dang', 'Đã đăng', counts.published, tab),
            ]}
          />
          {tab === 'da-dang' ? (
            published.length > 0 ? (
              <RowList label="Bài đã đăng">
                {published.map((lesson) => (
                  <Row
                    key={lesson.code}
                    to={`/soan/bai/${lesson.code}`}
                    title={lesson.title}
                    detail={lesson.detail}
                    trailing={lesson.isWithdrawn && <StatusChip tone="late" label="Đã thu hồi" />}
                  />
                ))}
              </RowList>
            ) : (
              <EmptyState
                icon={Inbox}
                title="Chưa có bài nào được đăng"
                detail="Bài được duyệt sẽ hiện ở đây và cán bộ, chiến sĩ đọc được ngay."
              />
            )
          ) : drafts.length > 0 ? (
            <RowList label={draftStateWord(tabs[tab])}>
              {drafts.map((draft) => (
                <Row key={draft.code} to={`/soan/bai/${draft.code}`} title={draft.title} detail={draft.detail} />
              ))}
            </RowList>
          ) : (
            <EmptyState {...emptyWords[tab]} />
          )}
        </Card>
        <Card aria-labelledby="chuyen-de" className="self-start">
          <CardHeader
            id="chuyen-de"
            title="Chuyên đề"
            actions={
              <ButtonLink to="/soan/chuyen-de/moi" variant="soft" size="sm" icon={FolderPlus}>
                Thêm
              </ButtonLink>
            }
          />
          {courses.length > 0 ? (
            <RowList label="Các chuyên đề">
              {courses.map((course) => (
                <Row
                  key={course.code}
                  to={`/soan/chuyen-de/${course.code}`}
                  title={course.title}
                  detail={course.state ? `${course.detail} · ${proposalWord(course.state)}` : course.detail}
                />
              ))}
            </RowList>
          ) : (
            <EmptyState
              icon={FolderPlus}
              title="Chưa có chuyên đề"
              detail="Mỗi bài học thuộc một chuyên đề. Đồng chí thêm chuyên đề trước."
            />
          )}
        </Card>
      </div>
    </>
  )
}

function tabItem(key: Tab, label: string, count: number, current: Tab) {
  return { to: `/soan?muc=${key}`, label, count, current: key === current }
}

function proposalWord(state: OpenDraftState): string {
  return { draft: 'có bản nháp', pending: 'chờ duyệt', returned: 'bị trả lại' }[state]
}
