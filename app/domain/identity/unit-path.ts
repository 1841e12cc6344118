/**
 * Materialised paths of the unit tree: every ancestor's id and the unit's own, each followed by "/".
 * "This unit and all below" is a byte-ordered range, which an index answers (architecture section 5).
 */

export function pathOf(unitId: string, parentPath: string | null): string {
  return `${parentPath ?? ''}${unitId}/`
}

/** The range of paths of a unit and everything below it: `gte` ≤ path < `lt`. "0" is the byte after "/". */
export function subtreeRange(path: string): { gte: string; lt: string } {
  return { gte: path, lt: `${path.slice(0, -1)}0` }
}

/** Whether `path` is `ancestor` itself or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return ancestor !== '' && path.startsWith(ancestor)
}

/** The unit ids on a path from the root down, the unit's own last. */
export function unitIdsOf(path: string): string[] {
  return path.split('/').filter((id) => id !== '')
}

/** Depth of a path; a root has depth 0. */
export function depthOf(path: string): number {
  return unitIdsOf(path).length - 1
}
