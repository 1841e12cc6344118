import { Link } from '@remix-run/react'
import { rankedName } from '~/domain/identity/access'

export interface OfficerNameProps {
  officer: { serviceNumber: string; name: string; rankName: string; isVisibleNow?: boolean | null }
}

/**
 * "Thượng úy Nguyễn Văn An", leading to the officer's page; that of one who has left holds only the time served here. As of
 * an earlier day (null) it leads nowhere.
 */
export function OfficerName({ officer }: OfficerNameProps) {
  const { serviceNumber, name, rankName, isVisibleNow = true } = officer
  if (isVisibleNow === null) return rankedName({ rankName, displayName: name })
  return (
    <>
      <Link
        to={`/can-bo/${encodeURIComponent(serviceNumber)}`}
        className="inline-flex min-h-11 items-center text-text underline decoration-line-2 underline-offset-4 hover:decoration-current lg:min-h-6"
      >
        {rankedName({ rankName, displayName: name })}
      </Link>
      {isVisibleNow ? null : <span className="block text-xs font-normal text-text-3">nay không còn trong đơn vị</span>}
    </>
  )
}
