import { daysBetween } from '~/platform/calendar'

/** Places by average, highest first: equal averages share a place and the next one is left out; none without an average. */
export function placesOf(averages: readonly (number | null)[]): (number | null)[] {
  return averages.map((average) =>
    average === null ? null : 1 + averages.filter((other) => other !== null && other > average).length,
  )
}

/** "Ngày 54 trong 81": the first and the last day both count. */
export function campaignDay(
  campaign: { startsOn: string; endsOn: string },
  today: string,
): { day: number; of: number } {
  const of = daysBetween(campaign.startsOn, campaign.endsOn) + 1
  return { day: Math.min(Math.max(daysBetween(campaign.startsOn, today) + 1, 0), of), of }
}
