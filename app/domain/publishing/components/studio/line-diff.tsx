import { Fragment } from 'react'
import { classNames } from '~/components/class-names'
import type { ChangedLine, ChangedPassage } from '../../line-changes'

const signs: Record<ChangedLine['kind'], { sign: string; word: string; classes: string }> = {
  same: { sign: ' ', word: '', classes: '' },
  added: { sign: '+', word: 'Thêm: ', classes: 'bg-done-bg text-done-fg' },
  removed: { sign: '−', word: 'Bỏ: ', classes: 'bg-late-bg text-late-fg line-through decoration-late-mk/60' },
}

/** Changed lines between two texts; signs and hidden words carry the meaning, colour only supports it. */
export function LineDiff({ label, passages }: { label: string; passages: ChangedPassage[] | null }) {
  if (passages === null)
    return <p className="px-4 py-3 text-label text-text-2">Hai bản khác nhau quá nhiều để so từng dòng.</p>
  if (passages.length === 0) return <p className="px-4 py-3 text-label text-text-2">Không có dòng nào thay đổi.</p>
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">{label}</caption>
      <colgroup>
        <col className="w-14" />
        <col />
      </colgroup>
      <tbody>
        {passages.map((passage) => (
          <Fragment key={`${passage.lines[0]?.before}-${passage.lines[0]?.after}`}>
            {passage.skipped > 0 ? (
              <tr className="bg-sunken text-text-3">
                <td />
                <td className="px-3 py-1">{passage.skipped} dòng không đổi</td>
              </tr>
            ) : null}
            {passage.lines.map((line) => {
              const look = signs[line.kind]
              return (
                <tr key={`${line.before}-${line.after}`} className="align-top">
                  <td className="border-r border-line px-2 py-0.5 text-right text-text-3 tabular-nums select-none">
                    {line.after ?? line.before}
                  </td>
                  <td className={classNames('px-3 py-0.5 break-words whitespace-pre-wrap', look.classes)}>
                    <span aria-hidden="true" className="select-none">
                      {look.sign}{' '}
                    </span>
                    {look.word ? <span className="sr-only">{look.word}</span> : null}
                    {line.text}
                  </td>
                </tr>
              )
            })}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
