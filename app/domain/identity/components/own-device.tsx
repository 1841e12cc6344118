import { useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { Banner } from '~/components/banner'
import { formatDate, formatTime, localDateOf } from '~/platform/calendar'
import { keepPage, storedPageTime, tellSignedIn } from '~/platform/offline/own-device'
import { isQuizPage } from '~/platform/offline/protocol'
import { useDeviceOwner } from './device-owner'

/**
 * On every page: tells the device's worker who is signed in and which pages to keep, and says when the page on screen is a
 * kept one. Where no worker stands it does nothing.
 */
export function OwnDevice() {
  const owner = useDeviceOwner()
  const { pathname } = useLocation()
  const [storedAt, setStoredAt] = useState<Date | null>(null)
  const mark = owner?.mark
  const isShared = owner?.isShared ?? true

  useEffect(() => {
    storedPageTime().then(setStoredAt, () => undefined)
  }, [])

  useEffect(() => {
    if (mark) tellSignedIn({ mark, isShared }).catch(() => undefined)
  }, [mark, isShared])

  useEffect(() => {
    // A quiz changes at the same address, from its rules to a running paper, and says so itself.
    if (mark && !isQuizPage(pathname)) keepPage(pathname)
  }, [mark, pathname])

  if (!storedAt) return null
  return (
    <div role="status">
      <Banner tone="clay" label="Bản đã lưu">
        Đang xem bản đã lưu lúc {storedTime(storedAt)}
      </Banner>
    </div>
  )
}

/** "08:14", and the date unless it was today. */
function storedTime(at: Date): string {
  const day = localDateOf(at)
  return day === localDateOf(new Date()) ? formatTime(at) : `${formatTime(at)} ngày ${formatDate(day)}`
}
