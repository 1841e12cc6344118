import type { EnrolmentState } from '~/domain/learning/enrolment-state'
import { type Figures, figuresOfState, sumFigures } from './figures'
import type { LateKind } from './late-facts'

/**
 * chốt tháng (domain brief 1.1 and 2.6): the work done by the end of a day, judged by what was known when the month was
 * closed. Nothing recorded later changes them; it stands beside them with its date and reason.
 */

/** An officer's line of a closed month. */
export interface ClosedLine {
  enrolmentId: string
  officerId: string
  serviceNumber: string
  name: string
  rankName: string
  positionName: string
  unitName: string
  dueOn: string
  state: EnrolmentState
  completedOn: string | null
  exemptReason: string | null
}

/** One unit × course. `path` is the unit's on the counting date. */
export interface ClosedPart extends Figures {
  path: string
  courseId: string
  courseCode: string
  courseTitle: string
  opensOn: string
  lines: ClosedLine[]
}

export interface ClosableLine extends ClosedLine {
  path: string
  courseId: string
  courseCode: string
  courseTitle: string
  opensOn: string
}

/** Lines by unit and course, in byte order of both; the figures of a part are the sum of its lines, never counted apart. */
export function partsOf(lines: readonly ClosableLine[]): ClosedPart[] {
  const parts = new Map<string, { head: ClosableLine; lines: ClosableLine[] }>()
  for (const line of lines) {
    const key = `${line.path} ${line.courseId}`
    const part = parts.get(key) ?? { head: line, lines: [] }
    part.lines.push(line)
    parts.set(key, part)
  }
  return [...parts.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { head, lines: inPart }]) => ({
      path: head.path,
      courseId: head.courseId,
      courseCode: head.courseCode,
      courseTitle: head.courseTitle,
      opensOn: inPart.map((line) => line.opensOn).sort()[0] ?? head.opensOn,
      ...sumFigures(inPart.map((line) => figuresOfState(line.state, 1))),
      lines: inPart
        .map(({ path: _path, courseId: _id, courseCode: _code, courseTitle: _title, opensOn: _opens, ...line }) => line)
        .sort((a, b) => (a.enrolmentId < b.enrolmentId ? -1 : 1)),
    }))
}

export type ClosingRefusal =
  | 'notFound'
  | 'periodRunning'
  | 'dateAhead'
  | 'alreadyClosed'
  | 'closedAbove'
  | 'notConfirmed'

/** A month is closed on its last day or later, never ahead of today. Dates are local dates. */
export function closingFault(facts: { endsOn: string; closedOn: string; today: string }): ClosingRefusal | null {
  if (facts.closedOn > facts.today) return 'dateAhead'
  return facts.closedOn < facts.endsOn ? 'periodRunning' : null
}

/** What a closed line reads now, where it reads otherwise. */
export interface ClosingDifference {
  enrolmentId: string
  /** Null: not in the closed figures. */
  closed: { state: EnrolmentState; unitName: string } | null
  /** Null: no longer in the figures. */
  now: { state: EnrolmentState; unitName: string } | null
}

interface Placed {
  enrolmentId: string
  state: EnrolmentState
  unitName: string
  /** What decides the unit, whatever it is called now. */
  path: string
}

/**
 * Compares the closed lines with the same day as it reads now. Work done after the closing's day is no correction of it
 * and is not in `now`. What changed on neither side is left out.
 */
export function closingDifferences(closed: readonly Placed[], now: readonly Placed[]): ClosingDifference[] {
  const before = new Map(closed.map((line) => [line.enrolmentId, line]))
  const after = new Map(now.map((line) => [line.enrolmentId, line]))
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort()
  return ids.flatMap((enrolmentId) => {
    const was = before.get(enrolmentId)
    const is = after.get(enrolmentId)
    if (was && is && was.state === is.state && was.path === is.path) return []
    return [{ enrolmentId, closed: shownOf(was), now: shownOf(is) }]
  })
}

function shownOf(line: Placed | undefined) {
  return line ? { state: line.state, unitName: line.unitName } : null
}

/** Which recorded facts can have made the difference, the newest of them first; others are noise. */
export function causesOf<Fact extends { kind: LateKind }>(
  difference: ClosingDifference,
  facts: readonly Fact[],
): Fact[] {
  const moved = difference.closed && difference.now && difference.closed.unitName !== difference.now.unitName
  const kinds: LateKind[] =
    difference.now === null
      ? ['withdrawal', 'transfer']
      : difference.closed === null
        ? ['enrolment', 'transfer', 'entered']
        : moved && difference.closed.state === difference.now.state
          ? ['transfer', 'entered']
          : [
              'exemption',
              'exemptionWithdrawn',
              'extension',
              'extensionWithdrawn',
              'regrade',
              'essay',
              'meeting',
              'transfer',
            ]
  return facts.filter((fact) => kinds.includes(fact.kind)).toReversed()
}
