import { Form, Link } from '@remix-run/react'
import { Breadcrumb } from '~/components/breadcrumb'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card, CardHeader } from '~/components/card'
import { PageHeader } from '~/components/page-shell'
import { StatusChip } from '~/components/status-chip'
import { QuestionView } from '~/domain/questions/components/question-view'
import type { QuestionContent } from '~/domain/questions/question-body'
import { questionTitle, shortTitle } from '~/domain/questions/question-title'
import { formatCount } from '~/platform/number-format'
import { type CorrectionAnswer, CorrectionPreview, type PreviewView } from './correction-preview'
import { KeyFields } from './key-fields'

export interface CorrectionPageProps {
  code: string
  number: number
  otherNumbers: number[]
  content: QuestionContent
  /** Where the question is written, for one of a lesson. */
  lessonCode: string | null
  isNewest: boolean
  isVoid: boolean
  history: {
    key: string
    kind: 'void' | 'rekey'
    reason: string
    /** "Trung tá Nguyễn Văn An thực hiện, hôm nay 08:15" */
    done: string
    /** Attempts whose result it changed. */
    changedCount: number
  }[]
  /** Why the key that was asked for cannot be used. */
  fault: string | null
  preview: PreviewView | null
  answer: CorrectionAnswer
}

/** Hủy câu, sửa đáp án: first what, then whom it touches, then why. */
export function CorrectionPage(page: CorrectionPageProps) {
  const { code, number, content, history, fault, preview, answer } = page
  const here = `/soan/cau-hoi/${code}/dinh-chinh`
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Thống kê câu hỏi', to: '/soan/cau-hoi/thong-ke' },
          { label: shortTitle(questionTitle(content), 60) },
          { label: 'Đính chính' },
        ]}
      />
      <PageHeader
        title="Đính chính câu hỏi"
        subtitle={`Câu ${code}, phiên bản ${number}. Mọi bài làm có câu này được tính lại một lần.`}
      />
      <div className="flex flex-col gap-4 lg:gap-5">
        {answer?.sentence ? (
          <Callout tone="red" isAlert title="Chưa đính chính">
            {answer.sentence}
          </Callout>
        ) : null}
        {fault || preview?.refusal ? (
          <Callout tone="red" isAlert title="Chưa xem trước được">
            {fault ?? preview?.refusal}
          </Callout>
        ) : null}
        <Card padding="md" aria-label="Câu hỏi">
          {page.isVoid ? (
            <div className="mb-3 flex flex-wrap items-center gap-2">
              <StatusChip tone="neutral" label="Đã hủy" />
              <span className="text-sm text-text-2">Mọi đồng chí có câu này trong bài được trọn điểm của câu.</span>
            </div>
          ) : null}
          <QuestionView content={content} place={`Phiên bản ${number}`} />
          {page.otherNumbers.length > 0 ? (
            <p className="mt-3 text-sm text-text-3">
              Phiên bản khác:{' '}
              {page.otherNumbers.map((other) => (
                <Link key={other} className="link mr-2" to={`${here}?phien-ban=${other}`}>
                  {other}
                </Link>
              ))}
            </p>
          ) : null}
        </Card>
        {history.length > 0 ? (
          <Card aria-labelledby="da-dinh-chinh">
            <CardHeader id="da-dinh-chinh" title="Đã đính chính" />
            <ul className="divide-y divide-line border-t border-line">
              {history.map(({ key, kind, reason, done, changedCount }) => (
                <li key={key} className="px-4 py-3">
                  <p className="font-medium">{kind === 'void' ? 'Hủy câu' : 'Sửa đáp án'}</p>
                  <p className="text-sm text-text-2">{reason}</p>
                  <p className="text-sm text-text-2">
                    {changedCount > 0
                      ? `${formatCount(changedCount)} bài làm đổi kết quả.`
                      : 'Không bài làm nào đổi kết quả.'}
                  </p>
                  <p className="text-sm text-text-3">{done}</p>
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        {preview && preview.refusal === null ? (
          <CorrectionPreview preview={preview} content={content} here={here} answer={answer} />
        ) : page.isVoid ? null : (
          <Choice {...page} here={here} />
        )}
      </div>
    </>
  )
}

function Choice({ number, content, lessonCode, isNewest, here }: CorrectionPageProps & { here: string }) {
  return (
    <div className="grid gap-4 lg:gap-5 xl:grid-cols-2">
      <Card padding="md" aria-labelledby="sua-dap-an">
        <h2 id="sua-dap-an" className="text-lg font-semibold">
          Sửa đáp án
        </h2>
        <p className="mt-1 text-sm text-text-2">
          Lời hỏi và phương án giữ nguyên, bài đã nộp được chấm lại theo đáp án mới. Có đồng chí được thêm điểm, có đồng
          chí bớt điểm; bài học đã hoàn thành vẫn giữ.
        </p>
        <p className="mt-1 text-sm text-text-2">{afterRekey(lessonCode, isNewest)}</p>
        <Form method="get" className="mt-3 flex flex-col gap-3">
          <input type="hidden" name="phien-ban" value={number} />
          <input type="hidden" name="cach" value="sua" />
          <KeyFields body={content.body} />
          {content.body.type === 'essay' ? null : (
            <Button type="submit" variant="secondary" className="self-start">
              Xem trước
            </Button>
          )}
        </Form>
      </Card>
      <Card padding="md" aria-labelledby="huy-cau" className="self-start">
        <h2 id="huy-cau" className="text-lg font-semibold">
          Hủy câu
        </h2>
        <p className="mt-1 text-sm text-text-2">
          Mọi đồng chí có câu này trong bài được trọn điểm của câu, không đồng chí nào bớt điểm. Câu không còn được rút
          vào bài kiểm tra. Hủy rồi thì không khôi phục được.
        </p>
        <ButtonLink to={`${here}?phien-ban=${number}&cach=huy`} variant="secondary" className="mt-3">
          Xem trước
        </ButtonLink>
      </Card>
    </div>
  )
}

function afterRekey(lessonCode: string | null, isNewest: boolean): string {
  if (lessonCode) return `Phiên bản này thôi được rút. Câu được sửa tiếp trong bộ câu hỏi của bài ${lessonCode}.`
  if (!isNewest) return 'Phiên bản này thôi được rút; phiên bản mới hơn không đổi.'
  return 'Phiên bản này thôi được rút. Phiên bản đã sửa chờ người duyệt khác rồi mới dùng.'
}
