import { useEffect, useState } from 'react'

export const textSizes = [
  { value: 'nho', label: 'Nhỏ' },
  { value: 'vua', label: 'Vừa' },
  { value: 'lon', label: 'Lớn' },
] as const

export type TextSize = (typeof textSizes)[number]['value']

const key = 'nn-co-chu'

/** The size of lesson text on this device. The server does not know it, so it is read once the page is alive. */
export function useTextSize(): [TextSize, (size: TextSize) => void] {
  const [size, setSize] = useState<TextSize>('vua')
  useEffect(() => {
    try {
      const kept = textSizes.find((one) => one.value === localStorage.getItem(key))
      if (kept) setSize(kept.value)
    } catch {
      // Storage is switched off: the usual size stands.
    }
  }, [])
  function change(next: TextSize) {
    setSize(next)
    try {
      localStorage.setItem(key, next)
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
  }
  return [size, change]
}
