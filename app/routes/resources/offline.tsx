import type { MetaFunction } from '@remix-run/node'
import { useEffect, useState } from 'react'
import { buttonClasses } from '~/components/button'
import { ErrorPage } from '~/components/error-page'
import { safePath } from '~/platform/http/safe-path'

export const meta: MetaFunction = () => [{ title: 'Mất mạng – Niềm Nở' }]

/** Public: shown by the device itself for a page that it does not keep. */
export default function OfflinePage() {
  const [wanted, setWanted] = useState('/thang-nay')
  useEffect(() => {
    const path = safePath(new URLSearchParams(window.location.search).get('tiep'), '/thang-nay')
    setWanted(path)
    const goOn = () => window.location.replace(path)
    window.addEventListener('online', goOn)
    return () => window.removeEventListener('online', goOn)
  }, [])
  return (
    <ErrorPage
      kind="trouble"
      title="Trang này cần có mạng"
      detail="Máy của đồng chí đang mất mạng và trang này chưa được giữ trên máy. Tháng này và các bài học đã mở vẫn đọc được. Câu trả lời chưa gửi vẫn được giữ và sẽ tự gửi khi có mạng."
      home={{ href: '/thang-nay', label: 'Về Tháng này' }}
      action={
        <a className={buttonClasses({ variant: 'secondary' })} href={wanted}>
          Thử lại
        </a>
      }
    />
  )
}
