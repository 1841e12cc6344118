/** Brings an element into view, without motion where the officer asked for none. */
export function calmScroll(element: Element, block: ScrollLogicalPosition): void {
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block, behavior: isStill ? 'auto' : 'smooth' })
}

/** Goes to a heading of the lesson as a link would, and moves the focus there; leaves the history alone. */
export function goToHeading(id: string): boolean {
  const heading = document.getElementById(id)
  if (!heading) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  calmScroll(heading, 'start')
  return true
}
