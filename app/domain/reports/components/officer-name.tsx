import { Link } from '@remix-run/react'
import { rankedName } from '~/domain/identity/access'

export interface OfficerNameProps {
  officer: { serviceNumber: string; name: string; rankName: string; isVisibleNow?: boolean | null }
}

/** "Thượng úy Nguyễn Văn An", leading to the officer's page; none for one who has left the actor's units, or as of an earlier day (null). */
export function OfficerName({ officer }: OfficerNameProps) {
  const { serviceNumber, name, rankName, isVisibleNow = true } = officer
  const ranked = rankedName({ rankName, displayName: name })
  if (isVisibleNow === null) return ranked
  if (!isVisibleNow)
    return (
      <>
        {ranked}
        <span className="block text-xs font-normal text-text-3">nay không còn trong đơn vị</span>
      </>
    )
  return (
    <Link
      to={`/can-bo/${encodeURIComponent(serviceNumber)}`}
      className="inline-flex min-h-11 items-center text-text underline decoration-line-2 underline-offset-4 hover:decoration-current lg:min-h-6"
    >
      {ranked}
    </Link>
  )
}
