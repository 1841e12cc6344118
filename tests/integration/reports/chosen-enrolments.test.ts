import { expect, test } from 'vitest'
import type { Grant } from '~/domain/identity/access'
import { type ChosenQuery, findChosenEnrolments } from '~/domain/reports/chosen-enrolments.server'
import { findOverdue } from '~/domain/reports/overdue.server'
import { readChosenQuery } from '~/domain/reports/report-params.schema'
import { getUnitCourse } from '~/domain/reports/unit-course.server'
import { freshDatabase } from '../setup'
import { now, plantRandomForce } from './random-force'

freshDatabase()

const commanderOf = (code: string, path: string) => ({
  grants: [{ role: 'commander', unitId: `unit-${code}`, path } satisfies Grant],
})

const everything: ChosenQuery = {
  unitCode: null,
  directOnly: false,
  courseCode: null,
  periodCode: null,
  states: [],
  search: '',
}

test('the choice holds exactly what the lists of the same filters show', async () => {
  await plantRandomForce(11)
  const actor = commanderOf('doi-1', 'unit-goc/unit-doi-1/')
  const overdue = await findChosenEnrolments(actor, 'viewFigures', { ...everything, states: ['overdue'] }, now)
  const shown = await findOverdue(
    actor as Parameters<typeof findOverdue>[0],
    { unitCode: null, search: '', limit: 1000, offset: 0 },
    now,
  )
  const ids = (lines: { enrolmentId: string }[]) => lines.map((line) => line.enrolmentId).sort()
  expect(ids(overdue?.lines ?? [])).toEqual(ids(shown.people))
  expect(overdue?.total).toBe(shown.lines)
  expect(overdue?.words).toBe('Các đơn vị của đồng chí · quá hạn')

  const cell = { unitCode: 'to-1', directOnly: true, courseCode: 'c1', periodCode: '2026-11', search: '' }
  const chosen = await findChosenEnrolments(actor, 'viewFigures', { ...cell, states: [] }, now)
  const page = await getUnitCourse(
    actor as Parameters<typeof getUnitCourse>[0],
    { ...cell, state: null, order: 'name', limit: 1000, offset: 0 },
    now,
  )
  expect(ids(chosen?.lines ?? [])).toEqual(ids(page?.people ?? []))
  expect(chosen?.words).toBe('Tổ 1 (trực tiếp) · Chuyên đề c1: nội dung · Tháng 11/2026')
})

test('what lies outside the scope, or nowhere, chooses nothing at all', async () => {
  await plantRandomForce(11)
  const actor = commanderOf('doi-1', 'unit-goc/unit-doi-1/')
  for (const wrong of [{ unitCode: 'doi-2' }, { unitCode: 'x' }, { courseCode: 'x' }, { periodCode: '1999-01' }])
    expect(await findChosenEnrolments(actor, 'viewFigures', { ...everything, ...wrong }, now)).toBeNull()
  expect(await findChosenEnrolments({ grants: [] }, 'viewFigures', everything, now)).toMatchObject({ total: 0 })
})

test('the address of a list says what is chosen', () => {
  const url = new URL('http://x/xu-ly?don-vi=doi-1&chuyen-de=c1&ky=2026-11&trang-thai=qua-han&pham-vi=truc-tiep&tim=an')
  expect(readChosenQuery(url)).toEqual({
    unitCode: 'doi-1',
    courseCode: 'c1',
    periodCode: '2026-11',
    directOnly: true,
    states: ['overdue'],
    search: 'an',
  })
})
