import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitFullName } from '~/domain/identity/names'
import type { Choices } from '~/domain/identity/roster/roster-choices'
import { columnsToRemember, guessColumns } from '~/domain/identity/roster/roster-columns'
import type { RosterFacts, StandingOfficer } from '~/domain/identity/roster/roster-facts'
import { countOf, planRoster } from '~/domain/identity/roster/roster-plan'
import { sheetsOf } from '~/domain/identity/roster/roster-sheets'
import { anyName, typedInTcvn3 } from './old-fonts'

const header = ['Số hiệu', 'Họ và tên', 'Cấp bậc', 'Chức vụ', 'Đơn vị', 'Diện', 'Ngày vào đơn vị']

const an: StandingOfficer = {
  officerId: 'an',
  ...splitFullName('Nguyễn Văn An'),
  email: null,
  categoryCode: 'nghiep-vu',
  rank: { code: 'thuong-uy', validFrom: '2024-01-01' },
  place: { unitId: 'd1', positionCode: 'can-bo', validFrom: '2024-01-01', isOpen: true },
  isInScope: true,
  isUndone: false,
}

const facts: RosterFacts = {
  today: '2026-11-23',
  effectiveOn: '2026-11-23',
  ranks: [
    { code: 'thuong-uy', name: 'Thượng úy', shorthand: '3/' },
    { code: 'thieu-uy', name: 'Thiếu úy', shorthand: '1/' },
    { code: 'dai-uy', name: 'Đại úy', shorthand: '4/' },
  ],
  positions: [
    { code: 'can-bo', name: 'Cán bộ' },
    { code: 'doi-truong', name: 'Đội trưởng' },
  ],
  categories: [{ code: 'nghiep-vu', name: 'Nghiệp vụ' }],
  unitTypes: [{ code: 'doi', name: 'Đội' }],
  units: [
    {
      unitId: 'r',
      code: 'luc-luong',
      name: 'Công an Mẫu',
      shortName: 'CA',
      path: 'r/',
      parentId: null,
      standsFrom: '2020-01-01',
    },
    {
      unitId: 'd1',
      code: 'doi-1',
      name: 'Đội 1',
      shortName: 'Đ1',
      path: 'r/d1/',
      parentId: 'r',
      standsFrom: '2020-01-01',
    },
    {
      unitId: 'd2',
      code: 'doi-2',
      name: 'Đội 2',
      shortName: 'Đ2',
      path: 'r/d2/',
      parentId: 'r',
      standsFrom: '2020-01-01',
    },
  ],
  takenCodes: new Set(['luc-luong', 'doi-1', 'doi-2']),
  restorable: new Map(),
  officers: new Map([['000-001', an]]),
  usernames: new Map(),
  ownServiceNumber: '999-999',
}

function plan(
  rows: string[][],
  more: { choices?: Partial<Choices>; facts?: Partial<RosterFacts>; units?: string[][] } = {},
) {
  const tables = [{ name: 'Danh sách', data: [header, ...rows] }]
  const sheets = sheetsOf(more.units ? [...tables, { name: 'Đơn vị', data: more.units }] : tables, {})
  if (!sheets) throw new Error('no table')
  const choices: Choices = {
    columns: guessColumns(sheets.people.headers, {}),
    unitColumns: guessColumns(sheets.units?.headers ?? [], {}),
    words: {},
    defaults: { category: '', position: '' },
    rows: {},
    ...more.choices,
  }
  return planRoster(sheets, choices, { ...facts, ...more.facts })
}

function only(row: string[], more: Parameters<typeof plan>[1] = {}) {
  const [planned] = plan([row], more).rows
  if (!planned) throw new Error('no row')
  return planned
}

const binh = ['000-002', 'Trần Thị Bình', 'Đại úy', 'Cán bộ', 'Đội 2', 'Nghiệp vụ', '01/11/2026']
const same = ['000-001', 'Nguyễn Văn An', 'Thượng úy', 'Cán bộ', 'Đội 1', 'Nghiệp vụ', '']

test('add, move, change, same and what a blank cell says: nothing', () => {
  expect(only(binh)).toMatchObject({
    kind: 'add',
    change: { rank: { code: 'dai-uy', from: '2026-11-01' }, place: { positionCode: 'can-bo', from: '2026-11-01' } },
  })
  expect(only(same).kind).toBe('same')
  expect(only(['000-001', '', '', '', '', '', '']).kind).toBe('same')
  expect(only(['000-001', '', '', '', 'đội 2', '', ''])).toMatchObject({
    kind: 'move',
    changes: ['Đơn vị: Đội 1 → Đội 2 từ 23/11/2026'],
    change: { rank: null, name: null },
  })
  expect(only(['000-001', '', '4/', '', '', '', ''])).toMatchObject({
    kind: 'change',
    change: { rank: { code: 'dai-uy', from: '2026-11-23' }, place: null },
  })
})

test('conflicts say why and what is near', () => {
  const reasons = (row: string[], more = {}) => only(row, more).reasons.join(' ')
  expect(reasons(['000-001', '', 'Th.úy', '', '', '', ''])).toMatch(
    /Không rõ cấp bậc hàm "Th.úy".*Th(iếu|ượng) úy, Th(iếu|ượng) úy/,
  )
  expect(reasons(['000-001', '', '', '', 'Đội 3', '', ''])).toMatch(/Không thấy đơn vị "Đội 3".*Đội 1/)
  expect(reasons(['000-001', '', '', 'Đội truởng', '', '', ''])).toContain('Đội trưởng')
  expect(reasons(['000-001', 'Trần Thị Cúc', '', '', '', '', ''])).toContain('là của đồng chí Nguyễn Văn An')
  expect(reasons(['000-009', 'Lê Văn Mới', '', '', 'Đội 1', '', ''])).toContain('Chưa ghi cấp bậc hàm.')
  expect(reasons([...binh.slice(0, 6), '31/13/2026'])).toContain('Ngày vào đơn vị chưa đúng')
  expect(reasons([...binh.slice(0, 6), '24/11/2026'])).toContain('chưa tới')
  expect(reasons(same, { facts: { officers: new Map([['000-001', { ...an, isInScope: false }]]) } })).toContain(
    'ngoài phạm vi',
  )
  expect(reasons(['000-001', '', '4/', '', '', '', ''], { facts: { ownServiceNumber: '000-001' } })).toContain(
    'của mình',
  )
})

test('one number twice: repeated words are one row, contradictions are none', () => {
  expect(plan([binh, binh]).rows.map(({ kind }) => kind)).toEqual(['add', 'skipped'])
  expect(plan([binh, ['000-002', 'Trần Thị Bính', ...binh.slice(2)]]).rows.map(({ kind }) => kind)).toEqual([
    'conflict',
    'conflict',
  ])
  expect(plan([binh, ['000-003', ...binh.slice(1)]]).rows.map(({ kind }) => kind)).toEqual(['add', 'add'])
})

test('what was chosen on screen: a word, a name, a row left out, a new name', () => {
  const choose = (choices: Partial<Choices>, row: string[]) => only(row, { choices })
  expect(choose({ words: { 'rank:th.úy': 'thieu-uy' } }, ['000-001', '', 'Th.úy', '', '', '', ''])).toMatchObject({
    change: { rank: { code: 'thieu-uy' } },
  })
  expect(choose({ rows: { 2: { skip: true } } }, ['000-001', '', 'Th.úy', '', '', '', '']).kind).toBe('skipped')
  const name = { familyName: 'Đặng Trần', middleName: 'Văn', givenName: 'Bình' }
  expect(choose({ rows: { 2: { name } } }, binh)).toMatchObject({ kind: 'add', change: { name } })
  const renamed = ['000-001', 'Trần Thị Cúc', '', '', '', '', '']
  expect(only(renamed).needsNameAccepted).toBe(true)
  expect(choose({ rows: { 2: { acceptsName: true } } }, renamed).kind).toBe('change')
})

test('compound family names are proposed, capitals put right', () => {
  expect(only(['000-002', 'TÔN NỮ THỊ MAI', ...binh.slice(2)])).toMatchObject({
    change: { name: { familyName: 'Tôn Nữ', middleName: 'Thị', givenName: 'Mai' } },
  })
  expect(only(['000-002', 'Đặng Trần Minh Hải', ...binh.slice(2)]).notes.join()).toContain('họ ghép')
})

test('units are created with their parents, whatever their order, and named once', () => {
  const units = [
    ['Mã đơn vị', 'Tên đơn vị', 'Loại đơn vị', 'Đơn vị cấp trên'],
    ['', 'Tổ 1', 'Đội', 'Đội Cảnh sát giao thông'],
    ['', 'Đội Cảnh sát giao thông', 'Đội', 'Công an Mẫu'],
    ['', 'Đội 1', 'Đội', 'Công an Mẫu'],
    ['', 'Đội lạc', 'Đội', 'Không có'],
  ]
  const planned = plan([['000-002', 'Trần Thị Bình', 'Đại úy', 'Cán bộ', 'Tổ 1', 'Nghiệp vụ', '']], { units })
  expect(planned.units.map(({ name, code, reasons }) => [name, code, reasons.length])).toEqual([
    ['Đội Cảnh sát giao thông', 'doi-canh-sat-giao-thong', 0],
    ['Tổ 1', 'to-1', 0],
    ['Đội lạc', 'doi-lac', 1],
  ])
  expect(planned.rows[0]).toMatchObject({ kind: 'add', changes: expect.arrayContaining(['Tổ 1 từ 23/11/2026']) })
})

test('lines that are no people, decomposed letters and old fonts', () => {
  const rows = plan([
    ['I. Đội 1', '', '', '', '', '', ''],
    same.map((text) => text.normalize('NFD')),
    same.map(typedInTcvn3),
  ]).rows
  expect(rows.map(({ kind }) => kind)).toEqual(['skipped', 'same', 'skipped'])
  expect(rows[1]?.notes.join()).toContain('NFD')
  expect(rows[2]?.notes.join()).toContain('TCVN3')
})

test('every row gets one kind, and what was planned and then stands is planned as the same', () => {
  const cell = fc.constantFrom(
    '',
    'Thượng úy',
    'Th.úy',
    'Đại úy',
    'Đội 1',
    'Đội 2',
    'Cán bộ',
    'Nghiệp vụ',
    '01/01/2025',
    'x',
  )
  const row = fc.tuple(
    fc.constantFrom('', '000-001', '000-002', 'a b'),
    fc.oneof(anyName, fc.constant('')),
    cell,
    cell,
    cell,
    cell,
    cell,
  )
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const planned = plan(rows.map((one) => [...one]))
      const counts = countOf(planned)
      const { add, move, change, same: kept, conflict, skipped } = counts
      expect(add + move + change + kept + conflict + skipped).toBe(planned.rows.length)
      for (const { kind, reasons, change: written } of planned.rows) {
        expect(written !== null).toBe(kind === 'add' || kind === 'move' || kind === 'change')
        if (kind === 'conflict') expect(reasons.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 50 },
  )
})

test('columns are guessed, and what was chosen for a header comes first', () => {
  const headers = ['STT', 'Số hiệu CAND', 'Họ và tên đệm', 'Tên', 'CB', 'Cột lạ']
  const guessed = guessColumns(headers, {})
  expect(guessed).toEqual({ serviceNumber: 1, familyAndMiddle: 2, givenName: 3, rank: 4 })
  const remembered = columnsToRemember(headers, { ...guessed, unit: 5, rank: undefined })
  expect(guessColumns(headers, remembered)).toMatchObject({ serviceNumber: 1, unit: 5 })
  expect(guessColumns(headers, remembered).rank).toBeUndefined()
})
