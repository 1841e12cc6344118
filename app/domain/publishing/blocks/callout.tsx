import type { ReactNode } from 'react'
import type { CalloutKind } from '../vocabulary'

const words: Record<CalloutKind, string> = {
  remember: 'Ghi nhớ',
  why: 'Vì sao',
  caution: 'Lưu ý',
  apply: 'Áp dụng',
  emulation: 'Thi đua',
}

export function Callout({ kind, title, children }: { kind: CalloutKind; title?: string; children?: ReactNode }) {
  return (
    <div className={`nn-call nn-call-${kind}`} role="note">
      <p className="nn-call-title">{title ?? words[kind]}</p>
      {children}
    </div>
  )
}
