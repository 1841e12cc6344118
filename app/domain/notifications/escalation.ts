/**
 * Whom a task overdue for long is told to: not the officer's own commander, who sees it anyway, but the one a level up.
 * A level is a unit, the officer's own or one above it, that somebody other than the officer commands.
 * @param unitIds the officer's unit first, then each unit above it
 * @returns nobody when there is no second level
 */
export function oneLevelUp(
  unitIds: readonly string[],
  commandersOf: ReadonlyMap<string, readonly string[]>,
  officerId: string,
): string[] {
  const levels = unitIds
    .map((unitId) => (commandersOf.get(unitId) ?? []).filter((commander) => commander !== officerId))
    .filter((commanders) => commanders.length > 0)
  const direct = new Set(levels[0])
  return [...new Set(levels[1])].filter((commander) => !direct.has(commander))
}
