import { Interactive } from './interactive'

/** A private box, kept on the officer's device only; without JavaScript and in print it is room to write by hand. */
export function Reflection({
  id,
  prompt,
  hint = '',
  words,
}: {
  id: string
  prompt: string
  hint?: string
  words?: string
}) {
  return (
    <Interactive name="Reflection" data={{ id, prompt, hint, words: words ? Number(words) : null }}>
      <div className="nn-panel nn-reflection">
        <p className="nn-block-title">{prompt}</p>
        {hint ? <p className="nn-hint">{hint}</p> : null}
        <p className="nn-hint">Đồng chí ghi vào sổ tay; phần này chỉ dành cho đồng chí, không gửi đi.</p>
        <div className="nn-lines" aria-hidden="true" />
      </div>
    </Interactive>
  )
}
