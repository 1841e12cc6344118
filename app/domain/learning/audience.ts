/** For whom of a unit a course is meant: by rank, position and service category, each empty for all of them. */
export interface Audience {
  rankCodes: readonly string[]
  positionCodes: readonly string[]
  categoryCodes: readonly string[]
}

export const everybody: Audience = { rankCodes: [], positionCodes: [], categoryCodes: [] }

/** One text for one audience, whatever the order in which it was chosen; empty for everybody. It is what is stored. */
export function audienceKey(audience: Audience): string {
  const tidy = (codes: readonly string[]) => [...new Set(codes)].sort()
  const { rankCodes, positionCodes, categoryCodes } = audience
  if (rankCodes.length + positionCodes.length + categoryCodes.length === 0) return ''
  return JSON.stringify({
    rankCodes: tidy(rankCodes),
    positionCodes: tidy(positionCodes),
    categoryCodes: tidy(categoryCodes),
  })
}

/** What `audienceKey` wrote. */
export function audienceOf(key: string): Audience {
  return key === '' ? everybody : (JSON.parse(key) as Audience)
}

export interface AudienceFacts {
  /** Null for an officer without a rank on the date. */
  rankCode: string | null
  positionCode: string
  categoryCode: string
}

export function belongsTo(audience: Audience, facts: AudienceFacts): boolean {
  const holds = (codes: readonly string[], code: string | null) =>
    codes.length === 0 || (code !== null && codes.includes(code))
  return (
    holds(audience.rankCodes, facts.rankCode) &&
    holds(audience.positionCodes, facts.positionCode) &&
    holds(audience.categoryCodes, facts.categoryCode)
  )
}
