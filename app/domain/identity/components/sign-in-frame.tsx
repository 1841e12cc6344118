import type { ReactNode } from 'react'
import { SignInShell } from '~/components/sign-in-shell'

const motto = [
  { lead: 'Niềm nở', rest: 'khi tiếp xúc' },
  { lead: 'Tận tình', rest: 'khi hướng dẫn' },
  { lead: 'Trách nhiệm', rest: 'khi giải quyết công việc' },
]

/** The frame of signing in and of changing a password. */
export function SignInFrame({ organisationName, children }: { organisationName: string; children: ReactNode }) {
  return (
    <SignInShell
      productName="Niềm Nở"
      organisationName={organisationName || undefined}
      motto={motto}
      about={organisationName ? `Nơi học tập và rèn luyện tác phong của ${organisationName}.` : undefined}
      footer="Mạng nội bộ. Không nhập tài liệu mật hoặc thông tin riêng của người dân vào hệ thống này."
    >
      {children}
    </SignInShell>
  )
}
