import { useCallback, useState } from 'react'
import { useBlockHost } from './block-host'

const prefix = 'nn'

/**
 * State of a block that outlives a reload: kept in this tab, by officer, content and block. `onDevice` keeps it beyond
 * the tab and over new versions of the lesson (what somebody wrote must not vanish), except on a shared computer.
 * Blocks live in the browser only, so storage may be read at once.
 */
export function useKeptState<Value>(
  blockId: string,
  initial: Value,
  { isValid, onDevice = false }: { isValid: (value: unknown) => value is Value; onDevice?: boolean },
): [Value, (next: Value) => void] {
  const { officerId, isShared, lessonCode, contentHash, isPreview } = useBlockHost()
  const isOnDevice = onDevice && !isShared
  const key = [prefix, officerId, isOnDevice ? lessonCode : contentHash, blockId].join(':')
  const [value, setValue] = useState<Value>(() => {
    const kept = isPreview ? undefined : readKept(isOnDevice, key)
    return isValid(kept) ? kept : initial
  })
  const change = useCallback(
    (next: Value) => {
      setValue(next)
      if (!isPreview) writeKept(isOnDevice, key, next)
    },
    [isOnDevice, key, isPreview],
  )
  return [value, change]
}

/** On a shared computer the tab outlives a sign-out: what others practised is dropped before anything is shown. */
export function forgetOthers(officerId: string): void {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '')
    for (const key of keys) {
      if (key.startsWith(`${prefix}:`) && !key.startsWith(`${prefix}:${officerId}:`)) sessionStorage.removeItem(key)
    }
  } catch {
    // Storage is switched off: there is nothing to forget.
  }
}

function readKept(isOnDevice: boolean, key: string): unknown {
  try {
    const text = (isOnDevice ? localStorage : sessionStorage).getItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function writeKept(isOnDevice: boolean, key: string, value: unknown): void {
  try {
    ;(isOnDevice ? localStorage : sessionStorage).setItem(key, JSON.stringify(value))
  } catch {
    // Storage is full or switched off: the block goes on without being kept.
  }
}

export function isIndexList(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item) && item >= 0)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}
