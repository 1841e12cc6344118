import { Form, useNavigation } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { quizRuleLine, slotWords } from '../../quiz-rule-words'
import type { QuizRules } from '../../quiz-rules'
import { OwnText, RefusedDeed, ReturnForm, type ReviewAnswer } from './review-forms'

interface CourseContent {
  title: string
  summary: string
  objectives: string[]
  political: boolean
  lessons: (QuizRules & { lessonCode: string; title: string })[]
}

/** A proposal for a course beside what is in use, and the decision. */
export function CourseReview({
  title,
  sent,
  revision,
  isOwn,
  proposed,
  published,
  answer,
}: {
  title: string
  sent: string
  revision: number
  isOwn: boolean
  proposed: CourseContent
  published: (CourseContent & { number: number }) | null
  answer: ReviewAnswer
}) {
  const isBusy = useNavigation().formData?.get('intent') === 'approveCourse'
  return (
    <>
      <Breadcrumb items={[{ label: 'Duyệt nội dung', to: '/duyet' }, { label: title }]} />
      <PageHeader title={title} eyebrow="Chuyên đề" subtitle={sent} />
      <div className="grid gap-4 lg:gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
          <RefusedDeed answer={answer} />
          <div className="grid gap-4 lg:grid-cols-2 lg:gap-5">
            <Content heading="Đề nghị" content={proposed} />
            {published ? <Content heading={`Phiên bản ${published.number} đang dùng`} content={published} /> : null}
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-4 self-start lg:gap-5">
          {isOwn ? (
            <OwnText />
          ) : (
            <>
              <Card padding="lg" aria-label="Duyệt và đăng">
                <Form method="post" className="flex flex-col gap-2">
                  <input type="hidden" name="revision" value={revision} />
                  <Button type="submit" name="intent" value="approveCourse" busy={isBusy} busyLabel="Đang đăng">
                    Duyệt và đăng
                  </Button>
                  <p className="text-sm text-text-3">
                    Các đợt đã giao vẫn theo phiên bản cũ; đợt giao mới theo phiên bản này.
                  </p>
                </Form>
              </Card>
              <ReturnForm revision={revision} intent="returnCourse" answer={answer} />
            </>
          )}
        </div>
      </div>
    </>
  )
}

function Content({ heading, content }: { heading: string; content: CourseContent }) {
  return (
    <Card aria-label={heading}>
      <CardHeader title={heading} detail={content.political ? 'Nội dung giáo dục chính trị' : undefined} />
      <div className="flex flex-col gap-3 px-4 pb-4">
        <p className="font-medium">{content.title}</p>
        <p className="text-text-2">{content.summary}</p>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-text-2">
          {content.objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
        <ol className="flex list-decimal flex-col gap-1 pl-5">
          {content.lessons.map((lesson) => (
            <li key={lesson.lessonCode}>
              {lesson.title}
              <span className="block text-sm text-text-3">{quizRuleLine(lesson)}</span>
              {lesson.blueprint?.kind === 'slots' && (
                <span className="block text-sm text-text-3">{lesson.blueprint.slots.map(slotWords).join('; ')}</span>
              )}
              {lesson.blueprint?.kind === 'fixed' && (
                <span className="block text-sm text-text-3">{lesson.blueprint.questionCodes.join(', ')}</span>
              )}
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}
