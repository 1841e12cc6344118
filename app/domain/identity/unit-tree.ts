/** Orders a flat list of units as a tree: each unit before its own, siblings by sort key. */

export interface TreeUnit {
  unitId: string
  parentId: string | null
  sortKey: string
}

export function inTreeOrder<Unit extends TreeUnit>(units: Unit[]): Unit[] {
  const known = new Set(units.map((unit) => unit.unitId))
  const children = new Map<string | null, Unit[]>()
  for (const unit of units) {
    const parentId = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    children.set(parentId, [...(children.get(parentId) ?? []), unit])
  }
  const ordered: Unit[] = []
  const waiting = siblings(children, null)
  for (let unit = waiting.pop(); unit; unit = waiting.pop()) {
    ordered.push(unit)
    waiting.push(...siblings(children, unit.unitId))
  }
  return ordered
}

/** Last first, so that the first comes off the stack first. */
function siblings<Unit extends TreeUnit>(children: Map<string | null, Unit[]>, parentId: string | null): Unit[] {
  return [...(children.get(parentId) ?? [])].sort((a, b) =>
    a.sortKey < b.sortKey ? 1 : a.sortKey > b.sortKey ? -1 : 0,
  )
}
