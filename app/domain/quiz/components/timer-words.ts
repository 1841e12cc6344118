/** What the timer of an attempt shows and says. Seconds are whole and counted down to zero. */

const soonSeconds = 2 * 60
const announcedSeconds = [5 * 60, 60]

/** "12:05"; from one hour on "1:02:05". */
export function timeLeftWords(seconds: number): string {
  const left = Math.max(0, seconds)
  const hours = Math.floor(left / 3600)
  const minutes = Math.floor((left % 3600) / 60)
  const rest = String(left % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

export function isEndingSoon(seconds: number): boolean {
  return seconds <= soonSeconds
}

/** What is read out as the time passes from `before` to `seconds`: at five minutes, one minute and the end; else null. */
export function announcementOf(before: number, seconds: number): string | null {
  if (before > 0 && seconds <= 0) return 'Hết giờ. Hệ thống đang nộp bài của đồng chí.'
  const passed = announcedSeconds.filter((threshold) => before > threshold && seconds <= threshold).at(-1)
  return passed === undefined ? null : `Còn ${passed / 60} phút làm bài.`
}
