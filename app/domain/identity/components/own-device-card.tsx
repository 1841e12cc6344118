import { useEffect, useState } from 'react'
import { Card } from '~/components/card'
import { Checkbox } from '~/components/checkbox'
import { canKeepPages, forgetPages, isOwnDevice, keepPages } from '~/platform/offline/own-device'
import { useDeviceOwner } from './device-owner'

/** "Máy của tôi": whether this device may keep pages for reading without network. Never offered on a shared computer. */
export function OwnDeviceCard() {
  const owner = useDeviceOwner()
  const mark = owner?.isShared === false ? owner.mark : null
  const [isOn, setOn] = useState<boolean | null>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    if (mark && canKeepPages()) isOwnDevice(mark).then(setOn, () => undefined)
  }, [mark])
  // Without scripts, or where the browser keeps nothing, there is nothing to offer.
  if (!mark || isOn === null) return null

  async function change(next: boolean, officer: string) {
    setOn(next)
    setWords('')
    try {
      if (next) await keepPages(officer)
      else await forgetPages()
      setWords(next ? 'Đã bật trên máy này.' : 'Đã tắt và xóa các bản đã lưu trên máy này.')
    } catch {
      setOn(!next)
      setWords('Chưa đổi được trên máy này. Đồng chí thử lại khi có mạng.')
    }
  }

  return (
    <Card padding="md" aria-labelledby="may-cua-toi">
      <h2 id="may-cua-toi" className="text-lg font-semibold">
        Đọc khi mất mạng
      </h2>
      <Checkbox
        label="Máy của tôi: cho phép đọc khi mất mạng"
        hint="Trang Tháng này và các bài học đã mở được lưu trên máy này để đọc khi không có mạng. Chỉ bật trên máy của riêng đồng chí. Đăng xuất thì các bản đã lưu bị xóa."
        checked={isOn}
        onChange={(event) => void change(event.currentTarget.checked, mark)}
      />
      <p role="status" className="text-sm text-text-2">
        {words}
      </p>
    </Card>
  )
}
