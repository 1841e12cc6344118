import { formatDate } from '~/platform/calendar'
import { fullName, type NameParts } from '../names'
import { type ListedKind, missing, RosterCells, type UnknownWord } from './roster-cells'
import type { Choices } from './roster-choices'
import type { ColumnMap } from './roster-columns'
import type { RosterFacts, StandingOfficer } from './roster-facts'
import { cellOf, mayBeSamePerson, nameFault, nameOf, serviceNumberFault } from './roster-person'
import type { RosterSheets, SheetRow } from './roster-sheets'
import type { PlannedUnit, StandingUnit, UnitTarget } from './roster-units'

/**
 * What a roster would do, row by row, before anything is done. Pure: what stands in the system is given. The key is the
 * service number; a blank cell says nothing, and who is missing from the file stays as they are.
 */

export type RowKind = 'add' | 'move' | 'change' | 'same' | 'conflict' | 'skipped'

/** What is written of one officer; null: stays as it is. */
export interface OfficerChange {
  serviceNumber: string
  officerId: string | null
  isUndone: boolean
  username: string | null
  name: NameParts | null
  email: string | null
  categoryCode: string | null
  rank: { code: string; from: string } | null
  place: { unit: UnitTarget; positionCode: string; from: string } | null
}

export interface PlannedRow {
  line: number
  kind: RowKind
  serviceNumber: string
  name: string
  /** In words, what becomes different. */
  changes: string[]
  /** Why the row is a conflict or left out. */
  reasons: string[]
  notes: string[]
  change: OfficerChange | null
  /** The name as read, for the form that corrects it. */
  parts: NameParts | null
  /** The conflict is only that the name is somebody else's. */
  needsNameAccepted: boolean
}

export interface RosterPlan {
  rows: PlannedRow[]
  units: PlannedUnit[]
  unknown: UnknownWord[]
}

export function planRoster(sheets: RosterSheets, choices: Choices, facts: RosterFacts): RosterPlan {
  return new Planner(sheets, choices, facts).plan()
}

export function countOf({ rows, units }: RosterPlan): Record<RowKind | 'units' | 'unitConflicts', number> {
  const counts = { add: 0, move: 0, change: 0, same: 0, conflict: 0, skipped: 0, units: 0, unitConflicts: 0 }
  for (const { kind } of rows) counts[kind] += 1
  for (const { reasons } of units) counts[reasons.length === 0 ? 'units' : 'unitConflicts'] += 1
  return counts
}

class Planner {
  private readonly cells: RosterCells
  private readonly nameById: Map<string, string>
  private readonly columns: ColumnMap
  private readonly linesByNumber = new Map<string, SheetRow[]>()
  private readonly linesByUsername = new Map<string, string>()

  constructor(
    private readonly sheets: RosterSheets,
    private readonly choices: Choices,
    private readonly facts: RosterFacts,
  ) {
    this.columns = choices.columns
    this.cells = new RosterCells(sheets, choices, facts)
    this.nameById = new Map(facts.units.map(({ unitId, name }) => [unitId, name]))
  }

  plan(): RosterPlan {
    for (const row of this.sheets.people.rows) {
      const number = this.numberOf(row)
      if (number !== '' && !this.choices.rows[row.line]?.skip)
        this.linesByNumber.set(number, [...(this.linesByNumber.get(number) ?? []), row])
    }
    const rows = this.sheets.people.rows.map((row) => this.planRow(row))
    return { rows, units: this.cells.units, unknown: this.cells.unknownWords }
  }

  private planRow(row: SheetRow): PlannedRow {
    const number = this.numberOf(row)
    const choice = this.choices.rows[row.line]
    const read = nameOf(row.cells, this.columns, choice)
    const planned: PlannedRow = {
      line: row.line,
      kind: 'conflict',
      serviceNumber: number,
      name: read ? fullName(read.name) : '',
      changes: [],
      reasons: [],
      notes: [...row.notes, ...(read?.notes ?? [])],
      change: null,
      parts: read?.name ?? null,
      needsNameAccepted: false,
    }
    if (choice?.skip) return { ...planned, kind: 'skipped', reasons: ['Bỏ qua theo ý của đồng chí.'] }
    if (row.fault !== '') return { ...planned, reasons: [row.fault] }
    if (number === '' || (serviceNumberFault(number) && filledIn(row) === 1))
      return this.planWithoutNumber(row, planned)
    const fault = serviceNumberFault(number) ?? this.duplicateFault(row, number)
    if (fault !== null)
      return fault
        ? { ...planned, reasons: [fault] }
        : { ...planned, kind: 'skipped', reasons: ['Dòng giống hệt một dòng ở trên, nên chỉ tính một lần.'] }
    const officer = this.facts.officers.get(number) ?? null
    if (officer && !officer.isInScope)
      return {
        ...planned,
        reasons: ['Số hiệu này đã có người dùng ở ngoài phạm vi của đồng chí. Đồng chí kiểm tra lại số hiệu.'],
      }
    return officer && !officer.isUndone ? this.planStanding(row, planned, officer) : this.planNew(row, planned, officer)
  }

  private numberOf(row: SheetRow): string {
    return cellOf(row.cells, this.columns, 'serviceNumber').toUpperCase()
  }

  /** Titles between the rows of a roster ("I. Đội Tổng hợp") are no people. */
  private planWithoutNumber(row: SheetRow, planned: PlannedRow): PlannedRow {
    const definesUnit = cellOf(row.cells, this.columns, 'unitType') !== '' && planned.name === ''
    if (definesUnit) return { ...planned, kind: 'skipped', reasons: ['Dòng khai báo đơn vị.'] }
    if (filledIn(row) <= 2) return { ...planned, kind: 'skipped', reasons: ['Không có số hiệu: coi là dòng tiêu đề.'] }
    return { ...planned, reasons: ['Chưa ghi số hiệu.'] }
  }

  /** A sentence for rows that contradict each other, "" for a repetition word by word, null for a number that is once. */
  private duplicateFault(row: SheetRow, number: string): string | null {
    const rows = this.linesByNumber.get(number) ?? []
    if (rows.length < 2) return null
    const text = (one: SheetRow) => one.cells.join('\u0000')
    if (rows.every((one) => text(one) === text(row))) return rows[0] === row ? null : ''
    const others = rows.filter((one) => one !== row).map(({ line }) => line)
    return `Số hiệu này còn có ở dòng ${others.slice(0, 5).join(', ')}. Đồng chí bỏ qua dòng sai, hoặc sửa số hiệu trong tệp.`
  }

  private planNew(row: SheetRow, planned: PlannedRow, officer: StandingOfficer | null): PlannedRow {
    const { defaults } = this.choices
    const reasons: string[] = []
    const need = (kind: ListedKind, usual: string) =>
      this.cells.word(row, kind, reasons) ?? (this.cells.isBlank(row, kind) ? usual || missing(reasons, kind) : '')
    if (!planned.parts) reasons.push('Chưa ghi họ và tên.')
    const nameProblem = planned.parts && nameFault(planned.parts)
    if (nameProblem) reasons.push(nameProblem)
    const rankCode = need('rank', '')
    const positionCode = need('position', defaults.position)
    const categoryCode = need('category', defaults.category)
    const unit = this.cells.unit(row, reasons)
    const from = this.cells.date(row, reasons)
    const email = this.cells.email(row, reasons)
    const username = this.username(row, planned.serviceNumber, officer, reasons)
    if (reasons.length > 0 || !unit || !planned.parts) return { ...planned, reasons }
    const since = this.cells.notBefore(unit, from || this.facts.effectiveOn, planned.notes)
    return {
      ...planned,
      kind: 'add',
      changes: [
        `${this.cells.nameOfCode('ranks', rankCode)}, ${this.cells.nameOfCode('positions', positionCode)}`,
        `${unit.name} từ ${formatDate(since)}`,
      ],
      notes: officer ? [...planned.notes, 'Lần nhập trước đã hoàn tác; hồ sơ cũ được dùng lại.'] : planned.notes,
      change: {
        serviceNumber: planned.serviceNumber,
        officerId: officer?.officerId ?? null,
        isUndone: officer !== null,
        username: officer ? null : username,
        name: planned.parts,
        email: email ?? '',
        categoryCode,
        rank: { code: rankCode, from: since },
        place: { unit, positionCode, from: since },
      },
    }
  }

  private planStanding(row: SheetRow, planned: PlannedRow, officer: StandingOfficer): PlannedRow {
    const reasons: string[] = []
    const changes: string[] = []
    const notes = [...planned.notes]
    const name = this.newName(row, planned, officer, { reasons, changes })
    const needsNameAccepted = name === 'doubtful' && reasons.length === 1
    const rank = this.newRank(row, officer, { reasons, changes })
    const categoryCode = this.cells.word(row, 'category', reasons)
    const email = this.cells.email(row, reasons)
    const place = this.newPlace(row, officer, { reasons, changes, notes })
    const asked = cellOf(row.cells, this.columns, 'username')
    if (asked !== '' && this.facts.usernames.get(asked.toLowerCase()) !== planned.serviceNumber)
      notes.push('Tên đăng nhập của đồng chí đã có tài khoản không đổi qua nhập tệp.')
    const newCategory = categoryCode && categoryCode !== officer.categoryCode ? categoryCode : null
    if (newCategory)
      changes.push(
        `Diện: ${this.cells.nameOfCode('categories', officer.categoryCode)} → ${this.cells.nameOfCode('categories', newCategory)}`,
      )
    const newEmail = email && email !== officer.email ? email : null
    if (newEmail) changes.push(`Thư điện tử: ${newEmail}`)
    const isChanged = changes.length > 0
    if (isChanged && planned.serviceNumber === this.facts.ownServiceNumber)
      reasons.push('Đồng chí không tự thay đổi hồ sơ của mình. Vui lòng nhờ quản trị khác thực hiện.')
    const result = { ...planned, notes, changes, reasons }
    if (reasons.length > 0) return { ...result, needsNameAccepted: needsNameAccepted && reasons.length === 1 }
    if (!isChanged) return { ...result, kind: 'same' }
    return {
      ...result,
      kind: place ? 'move' : 'change',
      change: {
        serviceNumber: planned.serviceNumber,
        officerId: officer.officerId,
        isUndone: false,
        username: null,
        name: typeof name === 'string' ? null : name,
        email: newEmail,
        categoryCode: newCategory,
        rank,
        place,
      },
    }
  }

  private newName(
    row: SheetRow,
    planned: PlannedRow,
    officer: StandingOfficer,
    found: { reasons: string[]; changes: string[] },
  ): NameParts | 'doubtful' | null {
    const { parts } = planned
    if (!parts) return null
    const present = fullName(officer)
    const isSplit = nameOf(row.cells, this.columns, this.choices.rows[row.line])?.isSplit ?? false
    const isSameSplit = (['familyName', 'middleName', 'givenName'] as const).every(
      (part) => parts[part] === officer[part],
    )
    if (fullName(parts) === present && (!isSplit || isSameSplit)) return null
    const fault = nameFault(parts)
    if (fault) {
      found.reasons.push(fault)
      return null
    }
    if (!mayBeSamePerson(parts, officer) && !this.choices.rows[row.line]?.acceptsName) {
      found.reasons.push(
        `Số hiệu này là của đồng chí ${present}, tệp ghi ${fullName(parts)}. Đồng chí kiểm tra số hiệu; nếu đúng là đổi họ tên thì xác nhận ở dòng này.`,
      )
      return 'doubtful'
    }
    found.changes.push(
      fullName(parts) === present
        ? `Họ: "${officer.familyName}" → "${parts.familyName}"`
        : `Họ tên: ${present} → ${fullName(parts)}`,
    )
    return parts
  }

  private newRank(
    row: SheetRow,
    officer: StandingOfficer,
    found: { reasons: string[]; changes: string[] },
  ): { code: string; from: string } | null {
    const code = this.cells.word(row, 'rank', found.reasons)
    if (!code || code === officer.rank?.code) return null
    const { effectiveOn } = this.facts
    if (officer.rank && officer.rank.validFrom >= effectiveOn) {
      found.reasons.push(
        `Cấp bậc hiện tại ghi từ ${formatDate(officer.rank.validFrom)}, không trước ngày áp dụng. Đồng chí chọn ngày áp dụng sau ngày ấy.`,
      )
      return null
    }
    const before = officer.rank ? this.cells.nameOfCode('ranks', officer.rank.code) : 'chưa có'
    found.changes.push(`Cấp bậc: ${before} → ${this.cells.nameOfCode('ranks', code)} từ ${formatDate(effectiveOn)}`)
    return { code, from: effectiveOn }
  }

  private newPlace(
    row: SheetRow,
    officer: StandingOfficer,
    found: { reasons: string[]; changes: string[]; notes: string[] },
  ): OfficerChange['place'] {
    const { place } = officer
    const positionCode = this.cells.word(row, 'position', found.reasons) ?? place?.positionCode
    const isNamed = ['unit', 'unitCode'].some((field) => cellOf(row.cells, this.columns, field as 'unit') !== '')
    const unit = isNamed ? this.cells.unit(row, found.reasons) : this.present(place)
    const date = this.cells.date(row, found.reasons)
    if (!unit || !positionCode) {
      if (place === null && unit && this.cells.isBlank(row, 'position')) missing(found.reasons, 'position')
      return null
    }
    const isSameUnit = place !== null && 'unitId' in unit && unit.unitId === place.unitId
    if (isSameUnit && place.isOpen && positionCode === place.positionCode) {
      if (date && date !== place.validFrom)
        found.notes.push(`Ngày vào đơn vị khác hồ sơ (${formatDate(place.validFrom)}); hồ sơ giữ nguyên.`)
      return null
    }
    if (place && !place.isOpen) {
      found.reasons.push(
        'Quá trình công tác của đồng chí này đã có ngày kết thúc. Đồng chí xử lý ở trang của đồng chí này.',
      )
      return null
    }
    const asked = date && (!place || date > place.validFrom || !isSameUnit) ? date : this.facts.effectiveOn
    const from = this.cells.notBefore(unit, asked, found.notes)
    if (place && from <= place.validFrom) {
      found.reasons.push(
        `Ngày chuyển ${formatDate(from)} không sau ngày bắt đầu hiện tại (${formatDate(place.validFrom)}). Đồng chí sửa ngày trong tệp hoặc ngày áp dụng.`,
      )
      return null
    }
    const before = place ? (this.nameById.get(place.unitId) ?? 'đơn vị cũ') : 'chưa có đơn vị'
    found.changes.push(
      isSameUnit
        ? `Chức vụ: ${this.cells.nameOfCode('positions', place.positionCode)} → ${this.cells.nameOfCode('positions', positionCode)} từ ${formatDate(from)}`
        : `Đơn vị: ${before} → ${unit.name} từ ${formatDate(from)}`,
    )
    return { unit, positionCode, from }
  }

  private present(place: StandingOfficer['place']): UnitTarget | null {
    const unit: StandingUnit | undefined = place
      ? this.facts.units.find(({ unitId }) => unitId === place.unitId)
      : undefined
    return unit ?? null
  }

  /** Sign-in takes user name or service number, so neither may be somebody else's. */
  private username(row: SheetRow, number: string, officer: StandingOfficer | null, reasons: string[]): string {
    const asked = cellOf(row.cells, this.columns, 'username').toLowerCase()
    const username = asked || number.toLowerCase()
    if (officer) return username
    if (asked !== '' && !/^[a-z0-9._-]{3,40}$/.test(asked))
      reasons.push(`Tên đăng nhập "${asked}" cần ít nhất 3 ký tự, chỉ gồm chữ không dấu, số, dấu chấm, gạch ngang.`)
    const owner =
      this.facts.usernames.get(username) ??
      this.facts.usernames.get(number.toLowerCase()) ??
      (this.facts.officers.has(username.toUpperCase()) ? username.toUpperCase() : undefined) ??
      this.linesByUsername.get(username) ??
      (this.linesByNumber.has(username.toUpperCase()) ? username.toUpperCase() : undefined)
    if (owner !== undefined && owner !== number) reasons.push(`Tên đăng nhập "${username}" đã có người dùng.`)
    else this.linesByUsername.set(username, number)
    return username
  }
}

function filledIn({ cells }: SheetRow): number {
  return cells.filter((cell) => cell !== '').length
}
