import { collapse, searchKeyOf } from '../names'
import { type Choices, type WordKind, wordChoiceKey } from './roster-choices'
import type { ColumnMap } from './roster-columns'
import { cellOf } from './roster-person'
import type { RosterSheets } from './roster-sheets'
import { type Vocabulary, wordKey } from './roster-words'

/** The units of a roster: those that stand already and those that it creates, hundreds at once, parents before children. */

export interface StandingUnit {
  unitId: string
  code: string
  name: string
  shortName: string
  path: string
  parentId: string | null
  /** The first date of its present placement. */
  standsFrom: string
}

/** A unit that rows refer to: one that stands, or the one planned under `key`. */
export type UnitTarget =
  | { unitId: string; code: string; name: string; standsFrom: string }
  | { key: string; code: string; name: string }

export interface PlannedUnit {
  /** "n0", "n1" … in the order in which they can be created. */
  key: string
  line: number
  code: string
  name: string
  shortName: string
  typeCode: string
  parent: UnitTarget | null
  /** Not empty: it cannot be created, and neither can what needs it. */
  reasons: string[]
  /** A unit of an import that was undone stands again under its old identity. */
  restoresId: string | null
}

export interface UnitFacts {
  units: readonly StandingUnit[]
  /** Codes that stand for something already, in the administrator's scope or not. */
  takenCodes: ReadonlySet<string>
  /** Unit ids by code, of units that an undone import had created. */
  restorable: ReadonlyMap<string, string>
}

interface Definition {
  line: number
  code: string
  name: string
  type: string
  parent: string
}

export type UnitAnswer = { ok: true; target: UnitTarget } | { ok: false; reason: string; isUnknown: boolean }

/** Note of a word that nothing known is called, for the list to put right. */
export type Report = (kind: WordKind, text: string) => void

export class UnitBook {
  readonly planned: PlannedUnit[] = []
  private readonly standing = new Map<string, StandingUnit[]>()
  private readonly created = new Map<string, PlannedUnit[]>()
  private readonly byId = new Map<string, StandingUnit>()
  private readonly codes: Set<string>

  constructor(
    private readonly facts: UnitFacts,
    private readonly vocabularies: { units: Vocabulary; unitTypes: Vocabulary },
    private readonly choices: Choices,
    private readonly report: Report,
  ) {
    this.codes = new Set(facts.takenCodes)
    for (const unit of facts.units) {
      this.byId.set(unit.unitId, unit)
      for (const key of keysOf(unit)) this.standing.set(key, [...(this.standing.get(key) ?? []), unit])
    }
  }

  /** Plans what the sheets define, each once, as soon as its parent is there. */
  define(sheets: RosterSheets): void {
    let waiting = definitionsOf(sheets, this.choices).filter((definition) => !this.stands(definition))
    for (;;) {
      const ready = waiting.filter(({ parent }) => this.find(parent, '').ok)
      if (ready.length === 0) break
      for (const definition of ready)
        if (!this.stands(definition)) this.plan(definition, this.find(definition.parent, ''))
      waiting = waiting.filter((definition) => !ready.includes(definition))
    }
    for (const definition of waiting)
      if (!this.stands(definition)) this.plan(definition, this.find(definition.parent, '', true))
  }

  /** The unit that a text means, a code or a name; `parent` tells units of one name apart. */
  find(text: string, parent: string, isReported = false): UnitAnswer {
    const chosen = this.choices.words[wordChoiceKey('unit', text)]
    const byCode = this.named(codeKey(chosen ?? text))
    const byName = byCode.length > 0 ? [] : this.named(wordKey(text))
    const found =
      byCode.length > 0 || parent === '' ? [...byCode, ...byName] : byName.filter((unit) => this.isBelow(unit, parent))
    if (found.length === 0 && byName.length > 0)
      return { ok: false, isUnknown: false, reason: `Đơn vị "${text}" không thuộc "${parent}".` }
    const [target] = found
    if (target && found.length === 1) return this.usable(target)
    if (found.length > 1)
      return {
        ok: false,
        isUnknown: false,
        reason: `Có ${found.length} đơn vị tên "${text}". Đồng chí ghi mã đơn vị hoặc đơn vị cấp trên.`,
      }
    if (text === '') return { ok: false, isUnknown: false, reason: 'Chưa ghi đơn vị.' }
    if (isReported) this.report('unit', text)
    const near = this.vocabularies.units.nearest(text)
    return {
      ok: false,
      isUnknown: true,
      reason: `Không thấy đơn vị "${text}" trong phạm vi của đồng chí.${near.length > 0 ? ` Gần giống: ${near.join(', ')}.` : ''}`,
    }
  }

  private usable(target: UnitTarget): UnitAnswer {
    const planned = 'key' in target ? this.planned.find(({ key }) => key === target.key) : undefined
    return planned && planned.reasons.length > 0
      ? { ok: false, isUnknown: false, reason: `Đơn vị mới "${planned.name}" chưa tạo được: ${planned.reasons[0]}` }
      : { ok: true, target }
  }

  private named(key: string): (StandingUnit | PlannedUnit)[] {
    return [...(this.standing.get(key) ?? []), ...(this.created.get(key) ?? [])]
  }

  /** Whether one of the units above is called so. */
  private isBelow(unit: StandingUnit | PlannedUnit, above: string): boolean {
    let parent = this.parentOf(unit)
    while (parent) {
      if (keysOf(parent).some((key) => key === wordKey(above) || key === codeKey(above))) return true
      parent = this.parentOf(parent)
    }
    return false
  }

  private parentOf(unit: StandingUnit | PlannedUnit): StandingUnit | PlannedUnit | undefined {
    if (!('parent' in unit)) return unit.parentId === null ? undefined : this.byId.get(unit.parentId)
    const { parent } = unit
    if (parent === null) return undefined
    return 'key' in parent ? this.planned.find(({ key }) => key === parent.key) : this.byId.get(parent.unitId)
  }

  /** Whether the definition names something that stands or is planned already. */
  private stands({ code, name, parent }: Definition): boolean {
    if (code !== '') return this.named(codeKey(code)).length > 0
    return this.named(wordKey(name)).some((unit) => parent === '' || this.isBelow(unit, parent))
  }

  private plan({ line, code, name, type, parent }: Definition, above: UnitAnswer): void {
    const reasons: string[] = []
    const written = code.toLowerCase()
    if (written !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(written))
      reasons.push(`Mã đơn vị "${code}" chỉ được gồm chữ thường không dấu, số và gạch ngang, ví dụ: doi-1.`)
    if (written !== '' && this.codes.has(written) && !this.facts.restorable.has(written))
      reasons.push(`Mã đơn vị "${code}" đã có. Đồng chí đặt mã khác.`)
    if (collapse(name) === '') reasons.push('Chưa ghi tên đơn vị.')
    if (!above.ok) reasons.push(parent === '' ? 'Chưa ghi đơn vị cấp trên.' : `Đơn vị cấp trên: ${above.reason}`)
    const types = this.vocabularies.unitTypes.find(this.choices.words[wordChoiceKey('unitType', type)] ?? type)
    const [unitType] = types
    if (!unitType) {
      reasons.push(type === '' ? 'Chưa ghi loại đơn vị.' : `Không có loại đơn vị "${type}" trong danh mục.`)
      if (type !== '') this.report('unitType', type)
    }
    const own = written || this.freeCode(name)
    const unit: PlannedUnit = {
      key: `n${this.planned.length}`,
      line,
      code: own,
      name: collapse(name),
      shortName: '',
      typeCode: unitType?.code ?? '',
      parent: above.ok ? above.target : null,
      reasons,
      restoresId: this.facts.restorable.get(own) ?? null,
    }
    this.codes.add(own)
    this.planned.push(unit)
    for (const key of new Set([codeKey(own), wordKey(unit.name)]))
      this.created.set(key, [...(this.created.get(key) ?? []), unit])
  }

  /** "Đội Cảnh sát giao thông" → "doi-canh-sat-giao-thong", numbered when taken; an undone one is taken up again. */
  private freeCode(name: string): string {
    const words = searchKeyOf(name)
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 36)
    const base = words.replace(/^-+|-+$/g, '') || 'don-vi'
    for (let number = 1; ; number += 1) {
      const code = number === 1 ? base : `${base}-${number}`
      if (!this.codes.has(code) || (this.facts.restorable.has(code) && !this.created.has(codeKey(code)))) return code
    }
  }
}

function keysOf(unit: { code: string; name: string; shortName: string }): string[] {
  return [...new Set([codeKey(unit.code), wordKey(unit.name), wordKey(unit.shortName)])]
}

/** Never equal to a `wordKey`. */
function codeKey(text: string): string {
  return `code:${text.trim().toLowerCase()}`
}

/** From the sheet of units, and from rows of people that name a unit's type or parent. */
function definitionsOf({ people, units }: RosterSheets, choices: Choices): Definition[] {
  const read = (columns: ColumnMap, rows: RosterSheets['people']['rows']) =>
    rows
      .filter(({ fault, line }) => fault === '' && !(rows === people.rows && choices.rows[line]?.skip))
      .map(({ line, cells }) => ({
        line,
        code: cellOf(cells, columns, 'unitCode'),
        name: cellOf(cells, columns, 'unit'),
        type: cellOf(cells, columns, 'unitType'),
        parent: cellOf(cells, columns, 'parentUnit'),
      }))
  const all = [
    ...read(choices.unitColumns, units?.rows ?? []).filter(({ name, code }) => name !== '' || code !== ''),
    ...read(choices.columns, people.rows).filter(({ name, type }) => name !== '' && type !== ''),
  ]
  const once = new Map<string, Definition>()
  for (const definition of all) {
    const key = definition.code ? codeKey(definition.code) : `${wordKey(definition.name)} ${wordKey(definition.parent)}`
    if (!once.has(key)) once.set(key, definition)
  }
  return [...once.values()]
}
