import type { MetaFunction } from '@remix-run/node'
import { useEffect, useState } from 'react'
import { buttonClasses } from '~/components/button'
import { ErrorPage } from '~/components/error-page'
import { seconds } from '~/platform/duration'
import { safePath } from '~/platform/http/safe-path'

export const meta: MetaFunction = () => [{ title: 'Mất mạng – Niềm Nở' }]

/** The browser knows when the network is back, but neither that it came before this page was ready nor that the server is. */
const looksEvery = seconds(5)

/** Public: shown by the device itself for a page that it does not keep. */
export default function OfflinePage() {
  const [wanted, setWanted] = useState('/thang-nay')
  useEffect(() => {
    const path = safePath(new URLSearchParams(window.location.search).get('tiep'), '/thang-nay')
    setWanted(path)
    const goOnWhenAnswered = async () => {
      const answered = await fetch('/healthz', { cache: 'no-store' }).then(
        (response) => response.ok,
        () => false,
      )
      if (answered) window.location.replace(path)
    }
    const timer = setInterval(goOnWhenAnswered, looksEvery)
    window.addEventListener('online', goOnWhenAnswered)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', goOnWhenAnswered)
    }
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
