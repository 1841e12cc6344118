import type { SerializeFrom } from '@remix-run/node'
import { useFetcher, useLoaderData, useLocation } from '@remix-run/react'
import { useCallback } from 'react'

/**
 * The route's loader data, and a way to read it anew that leaves the page where it is. A revalidation would not: once
 * it ends, Remix scrolls back to where the reader was when it began, and a tap meant for a choice lands beside it.
 */
export function useReloadableData<Loader>(): [SerializeFrom<Loader>, () => void] {
  const { pathname, search } = useLocation()
  const address = pathname + search
  const loaded = useLoaderData<Loader>()
  // By its address, so that another lesson in the same route never shows this one's data.
  const { data, load } = useFetcher<Loader>({ key: address })
  return [data ?? loaded, useCallback(() => load(address), [load, address])]
}
