import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Printer } from 'lucide'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { DefinitionList } from '~/components/definition-list'
import { PageHeader } from '~/components/page-shell'
import { closeExpiredAttemptsOf } from '~/domain/deeds/close-expired-attempts.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { getAttemptRecord } from '~/domain/quiz/attempt-records.server'
import { GivenAnswer } from '~/domain/quiz/components/given-answer'
import { recordView } from '~/domain/quiz/components/record-view'
import { requireFound } from '~/platform/http/not-found'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? 'Hồ sơ bài làm'} – Niềm Nở` },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  await closeExpiredAttemptsOf(actor, args.context.now())
  return recordView(requireFound(await getAttemptRecord(actor, args.params.ma ?? '')))
}

/** The whole of a closed attempt as it was, for reading and for print. */
export default function AttemptRecordPage() {
  const record = useLoaderData<typeof loader>()
  return (
    <div className="max-w-200">
      <Breadcrumb
        items={[
          { label: `Bài ${record.lesson.position}`, to: `/bai-hoc/${record.lesson.code}` },
          ...(record.isOwn ? [{ label: 'Kết quả', to: record.resultTo }] : []),
          { label: 'Hồ sơ bài làm' },
        ]}
      />
      <PageHeader
        title={record.title}
        subtitle={record.subtitle}
        actions={
          <Button variant="secondary" icon={Printer} onClick={() => window.print()}>
            In hồ sơ
          </Button>
        }
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        <Card aria-label="Bài làm" padding="lg">
          <DefinitionList items={record.facts} />
        </Card>
        <Card aria-labelledby="quy-tac">
          <CardHeader id="quy-tac" title="Quy tắc của lượt làm" />
          <DefinitionList items={record.rules} className="px-4 pb-4" />
        </Card>
        <section aria-labelledby="cau-hoi" className="flex flex-col gap-4">
          <h2 id="cau-hoi" className="text-lg font-semibold">
            Câu hỏi và câu trả lời
          </h2>
          {record.questions.map((question) => (
            <Card key={question.position} as="article" padding="md" className="break-inside-avoid">
              <p className="text-sm text-text-3">{question.heading}</p>
              <h3 className="mt-1 mb-2 font-semibold whitespace-pre-line">{question.stem}</h3>
              <GivenAnswer question={question} />
              <p className="mt-2 text-sm text-text-3">{question.answered}</p>
              {question.marked && <p className="mt-1 text-sm text-text-2">{question.marked}</p>}
            </Card>
          ))}
        </section>
      </div>
    </div>
  )
}
