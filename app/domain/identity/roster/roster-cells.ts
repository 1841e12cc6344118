import { z } from 'zod'
import { formatDate } from '~/platform/calendar'
import { type Choices, type WordKind, wordChoiceKey } from './roster-choices'
import { type ColumnMap, fieldWords } from './roster-columns'
import type { RosterFacts } from './roster-facts'
import { cellOf, dateOf } from './roster-person'
import type { RosterSheets, SheetRow } from './roster-sheets'
import { type PlannedUnit, UnitBook, type UnitTarget } from './roster-units'
import { Vocabulary } from './roster-words'

/** The cells of a roster set against what stands: each reader adds its reason when a cell cannot be used. */

export interface UnknownWord {
  kind: WordKind
  text: string
  count: number
  nearest: string[]
}

/** Kinds of words that stand in a column of their own and have a fixed list. */
export type ListedKind = Exclude<WordKind, 'unit' | 'unitType'>

const emailSchema = z.email().max(254)

export class RosterCells {
  private readonly vocabularies: Record<Exclude<WordKind, 'unit'>, Vocabulary> & { units: Vocabulary }
  private readonly unknown = new Map<string, UnknownWord>()
  private readonly book: UnitBook
  private readonly columns: ColumnMap

  constructor(
    sheets: RosterSheets,
    private readonly choices: Choices,
    private readonly facts: RosterFacts,
  ) {
    this.columns = choices.columns
    this.vocabularies = {
      rank: new Vocabulary(facts.ranks, new Map(facts.ranks.map(({ code, shorthand }) => [code, shorthand]))),
      position: new Vocabulary(facts.positions),
      category: new Vocabulary(facts.categories),
      unitType: new Vocabulary(facts.unitTypes),
      units: new Vocabulary(facts.units.map(({ code, name, shortName }) => ({ code, name, also: [shortName] }))),
    }
    const { units, unitType: unitTypes } = this.vocabularies
    this.book = new UnitBook(facts, { units, unitTypes }, choices, (kind, text) => this.report(kind, text))
    this.book.define(sheets)
  }

  get units(): PlannedUnit[] {
    return this.book.planned
  }

  /** Words that meant nothing known, the most frequent first. */
  get unknownWords(): UnknownWord[] {
    return [...this.unknown.values()].sort((a, b) => b.count - a.count)
  }

  isBlank(row: SheetRow, kind: ListedKind): boolean {
    return cellOf(row.cells, this.columns, kind) === ''
  }

  /** The code that a cell means; null when it is empty, or unknown, which is reported. */
  word(row: SheetRow, kind: ListedKind, reasons: string[]): string | null {
    const text = cellOf(row.cells, this.columns, kind)
    if (text === '') return null
    const [found, ...others] = this.vocabularies[kind].find(this.choices.words[wordChoiceKey(kind, text)] ?? text)
    if (found && others.length === 0) return found.code
    this.report(kind, text)
    const near = this.vocabularies[kind].nearest(text)
    reasons.push(
      `Không rõ ${fieldWords[kind].label.toLocaleLowerCase('vi')} "${text}".${near.length > 0 ? ` Có thể là: ${near.join(', ')}.` : ''}`,
    )
    return null
  }

  unit(row: SheetRow, reasons: string[]): UnitTarget | null {
    const text = cellOf(row.cells, this.columns, 'unitCode') || cellOf(row.cells, this.columns, 'unit')
    const answer = this.book.find(text, cellOf(row.cells, this.columns, 'parentUnit'), true)
    if (answer.ok) return answer.target
    reasons.push(answer.reason)
    return null
  }

  date(row: SheetRow, reasons: string[]): string {
    const date = dateOf(row.cells, this.columns)
    if (date === null) reasons.push('Ngày vào đơn vị chưa đúng. Viết theo dạng 23/11/2026.')
    if (date && date > this.facts.today) reasons.push(`Ngày vào đơn vị ${formatDate(date)} chưa tới.`)
    return date ?? ''
  }

  email(row: SheetRow, reasons: string[]): string | null {
    const text = cellOf(row.cells, this.columns, 'email')
    if (text === '') return null
    if (emailSchema.safeParse(text).success) return text
    reasons.push(`Địa chỉ thư điện tử "${text}" chưa đúng.`)
    return null
  }

  /** A unit is known from a date on; what was before cannot be written. */
  notBefore(unit: UnitTarget, date: string, notes: string[]): string {
    const since = 'unitId' in unit ? unit.standsFrom : this.facts.effectiveOn
    if (date >= since) return date
    notes.push(`Ghi từ ${formatDate(since)}, ngày đơn vị có trong hệ thống.`)
    return since
  }

  nameOfCode(kind: 'ranks' | 'positions' | 'categories', code: string): string {
    return this.facts[kind].find((known) => known.code === code)?.name ?? code
  }

  private report(kind: WordKind, text: string): void {
    const key = wordChoiceKey(kind, text)
    const found = this.unknown.get(key)
    if (found) found.count += 1
    else {
      const vocabulary = kind === 'unit' ? this.vocabularies.units : this.vocabularies[kind]
      this.unknown.set(key, { kind, text, count: 1, nearest: vocabulary.nearest(text) })
    }
  }
}

/** Adds the reason and gives the empty code. */
export function missing(reasons: string[], kind: ListedKind): '' {
  reasons.push(`Chưa ghi ${fieldWords[kind].label.toLocaleLowerCase('vi')}.`)
  return ''
}
