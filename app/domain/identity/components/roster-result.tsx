import { KeyRound, Undo2 } from 'lucide'
import { ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { DataTable } from '~/components/data-table'
import { DefinitionList } from '~/components/definition-list'
import { formatCount } from '~/platform/number-format'
import type { ImportProgress, ImportState } from '../roster/roster-imports.server'
import { ImportStateChip } from './roster-import-state'
import { RosterProgress } from './roster-progress'

export interface RosterResultProps {
  importId: string
  state: ImportState
  byName: string
  at: string
  undoneAt: string | null
  undoReason: string
  effectiveOn: string
  counts: Record<string, number>
  progress: ImportProgress
  left: { line: number; label: string; reason: string }[]
  isRunning: boolean
}

/** An import under way or done: how far it is, what it wrote, what was left and why. */
export function RosterResult(props: RosterResultProps) {
  const { importId, state, progress, left, isRunning } = props
  const { add, move, change, unit } = progress.done
  const standing = add + move + change + unit
  const settled = progress.total - (state === 'undoing' ? standing : progress.waiting)
  return (
    <>
      <Card as="section" aria-labelledby="ket-qua" padding="lg">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="ket-qua" className="text-lg font-semibold">
            Kết quả
          </h2>
          <ImportStateChip state={state} />
        </div>
        {state === 'applying' || state === 'undoing' ? (
          <div className="mt-3">
            <RosterProgress done={settled} total={progress.total} unit="dòng" isRunning={isRunning} />
          </div>
        ) : (
          <p role="status" className="mt-2 text-text-2">
            {state === 'undone'
              ? `Đã hoàn tác ${formatCount(progress.undone)} dòng${progress.kept > 0 ? `, giữ lại ${formatCount(progress.kept)} dòng đã có người dùng` : ''}.`
              : `Đã thêm ${formatCount(add)} đồng chí, điều chuyển ${formatCount(move)}, thay đổi ${formatCount(change)}, tạo ${formatCount(unit)} đơn vị.`}
          </p>
        )}
        <div className="mt-4">
          <DefinitionList items={factsOf(props)} />
        </div>
        {state === 'applied' ? (
          <div className="mt-4 flex flex-wrap gap-2">
            {add > 0 ? (
              <ButtonLink to={`/quan-tri/nguoi-dung/nhap/${importId}/phieu`} icon={KeyRound}>
                Phiếu mật khẩu
              </ButtonLink>
            ) : null}
            {standing > 0 ? (
              <ButtonLink to={`/quan-tri/nguoi-dung/nhap/${importId}/hoan-tac`} variant="secondary" icon={Undo2}>
                Hoàn tác lần nhập
              </ButtonLink>
            ) : null}
            <ButtonLink to="/quan-tri/nguoi-dung" variant="ghost">
              Về danh sách người dùng
            </ButtonLink>
          </div>
        ) : null}
      </Card>
      {progress.refused + progress.kept > 0 ? (
        <>
          <Callout tone="clay" title={`${formatCount(progress.refused + progress.kept)} dòng còn lại`}>
            Mỗi dòng có lý do ở dưới. Đồng chí sửa trong tệp rồi nhập lại; dòng đã nhập giữ nguyên.
          </Callout>
          <Card aria-label="Dòng còn lại">
            <DataTable
              caption={left.length < progress.refused + progress.kept ? '200 dòng đầu' : 'Dòng còn lại'}
              rows={left}
              rowKey={({ line, label }) => `${line} ${label}`}
              columns={[
                { key: 'line', header: 'Dòng', align: 'right', cell: ({ line }) => line },
                { key: 'label', header: 'Ai hoặc đơn vị nào', isRowHeader: true, cell: ({ label }) => label },
                { key: 'reason', header: 'Lý do', cell: ({ reason }) => reason },
              ]}
            />
          </Card>
        </>
      ) : null}
    </>
  )
}

function factsOf({ byName, at, undoneAt, undoReason, effectiveOn, counts }: RosterResultProps) {
  return [
    { term: 'Người nhập', detail: byName },
    { term: 'Lúc', detail: at },
    { term: 'Ngày áp dụng', detail: effectiveOn },
    { term: 'Giữ nguyên', detail: `${formatCount(counts.same ?? 0)} đồng chí` },
    {
      term: 'Không nhập',
      detail: `${formatCount((counts.conflict ?? 0) + (counts.unitConflicts ?? 0))} dòng vướng mắc, ${formatCount(counts.skipped ?? 0)} dòng bỏ qua`,
    },
    ...(undoneAt ? [{ term: 'Hoàn tác', detail: `${undoneAt}. Lý do: ${undoReason}` }] : []),
  ]
}
