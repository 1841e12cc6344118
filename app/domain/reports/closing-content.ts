import { canonicalJson, type Json, toJson } from '~/domain/audit/canonical-json'
import type { ClosedPart } from './month-closing'
import type { HeadCount, MatrixUnit } from './unit-matrix'

/** A unit of the tree as it stood on the closing's day. */
export interface ClosedUnit
  extends Pick<MatrixUnit, 'unitId' | 'code' | 'name' | 'shortName' | 'sortKey' | 'parentId'> {
  path: string
}

/** A matter that was open when the month was closed, and how many enrolments it concerned. */
export interface OpenMatter {
  subject: 'runningAttempt' | 'unmarkedEssay' | 'notYetDue' | 'overdue'
  count: number
}

/** Everything that the hash of a closed month covers. */
export interface ClosingContent {
  unitId: string
  periodCode: string
  closedOn: string
  closedAt: Date
  closedById: string
  closedBy: string
  note: string
  units: ClosedUnit[]
  headCounts: HeadCount[]
  openMatters: OpenMatter[]
  parts: ClosedPart[]
}

/** The text that is hashed: canonical JSON, so that equal figures always give equal text. */
export function closingText(content: ClosingContent): string {
  const { unitId, periodCode, closedOn, closedById, closedBy, note, units, headCounts, openMatters, parts } = content
  const covered = { unitId, periodCode, closedOn, closedById, closedBy, note, units, headCounts, openMatters, parts }
  return canonicalJson({ ...(toJson(covered) as { [key: string]: Json }), closedAt: content.closedAt.getTime() })
}
