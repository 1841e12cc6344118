import { PenLine } from 'lucide'
import { TextArea } from '~/components/field'
import type { ReflectionData } from '../block-data'
import { BlockFrame } from './block-frame'
import { useBlockHost } from './block-host'
import { isText, useKeptState } from './kept-state'

/** Room for the officer's own words: kept on the device, sent nowhere. */
export function ReflectionBlock({ id, prompt, hint, words }: ReflectionData) {
  const { isShared } = useBlockHost()
  const [text, setText] = useKeptState<string>(id, '', { isValid: isText, onDevice: true })
  const count = text.trim() === '' ? 0 : text.trim().split(/\s+/).length
  return (
    <BlockFrame icon={PenLine} kind="Tự soi" title={prompt}>
      {/* The print copy has no scroll: every word that was written stands on paper. */}
      {text.trim() === '' ? (
        <div className="nn-lines hidden print:block" />
      ) : (
        <p className="hidden whitespace-pre-wrap print:block">{text}</p>
      )}
      <div className="print:hidden">
        <TextArea
          label="Phần viết của đồng chí"
          hint={hint || undefined}
          rows={8}
          value={text}
          maxLength={20_000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className="mt-2 text-sm text-text-3">
          {words === null ? `Đã viết ${count} chữ.` : `Đã viết ${count} chữ, gợi ý khoảng ${words} chữ.`}{' '}
          {isShared
            ? 'Máy dùng chung: phần viết mất khi đóng trang, không gửi đi.'
            : 'Chỉ lưu trên máy này, không gửi đi.'}
        </p>
      </div>
    </BlockFrame>
  )
}
