import type { LoaderFunction } from '@remix-run/node'
import { expect, test } from 'vitest'
import { moveUnit } from '~/domain/deeds/change-units.server'
import { type Role, roles } from '~/domain/identity/access'
import { ensureReferenceData } from '~/domain/identity/reference.server'
import { createUnit } from '~/domain/identity/units.server'
import { addDays } from '~/platform/calendar'
import { inTransaction } from '~/platform/db/database.server'
import { loader as adminOfficerLoader } from '~/routes/admin/officer'
import { loader as directoryLoader } from '~/routes/admin/officers'
import { loader as adminUnitLoader } from '~/routes/admin/unit'
import { loader as formerLoader } from '~/routes/command/former-officers'
import { loader as officerLoader } from '~/routes/command/officer'
import { loader as officersLoader } from '~/routes/command/officers'
import { loader as unitLoader } from '~/routes/command/unit'
import { loader as csvLoader } from '~/routes/command/unit-csv'
import { plantCourses, plantEnrolment, seededRandom } from '../reports/random-force'
import { callLoader, freshDatabase } from '../setup'
import { addOfficer, auditActorOf, cookieOf, give, now, type Person, today } from './force'

freshDatabase()

/**
 * A generated tree of four levels, one of whose branches has moved: for every role and unit, list, count, search, direct
 * address and export give exactly the set that walking up the parents allows.
 */

interface Node {
  code: string
  unitId: string
  parent: Node | null
}

const movedOn = addDays(today, -30)

async function plantTree(seed: number): Promise<{ nodes: Node[]; people: { person: Person; node: Node }[] }> {
  const random = seededRandom(seed)
  await ensureReferenceData()
  const nodes: Node[] = []
  const plant = async (code: string, parent: Node | null) => {
    const created = await inTransaction((tx) =>
      createUnit(tx, {
        actor: 'system',
        code,
        name: `Đơn vị ${code}`,
        shortName: '',
        typeCode: 'doi',
        parentId: parent?.unitId ?? null,
        validFrom: '2020-01-01',
        at: now,
      }),
    )
    if (!created.ok) throw new Error(created.reason)
    const node = { code, unitId: created.unitId, parent }
    nodes.push(node)
    return node
  }
  const root = await plant('goc', null)
  for (const one of ['a', 'b']) {
    const first = await plant(one, root)
    for (let two = 1; two <= 2; two += 1) {
      const second = await plant(`${one}-${two}`, first)
      for (let three = 1; three <= 1 + random.below(2); three += 1) await plant(`${one}-${two}-${three}`, second)
    }
  }
  const people: { person: Person; node: Node }[] = []
  for (const [index, node] of nodes.entries())
    people.push({ person: await addOfficer({ serviceNumber: `O-${index}`, unitId: node.unitId }), node })
  return { nodes, people }
}

/** One branch comes under another parent; the tree in memory follows. */
async function moveBranch(nodes: Node[], actor: Person) {
  const find = (code: string) => {
    const node = nodes.find((one) => one.code === code)
    if (!node) throw new Error(code)
    return node
  }
  const branch = find('a-1')
  const target = find('b')
  const moved = await moveUnit({
    actor: await auditActorOf(actor),
    unitId: branch.unitId,
    parentId: target.unitId,
    from: movedOn,
    reason: 'QĐ 1',
    now,
  })
  if (!moved.ok) throw new Error(moved.reason)
  branch.parent = target
}

function isUnder(node: Node | null, top: Node): boolean {
  return node !== null && (node === top || isUnder(node.parent, top))
}

type Listed = { data: { lines: { serviceNumber: string }[]; total: number } }

const numbersOf = (lines: { serviceNumber: string }[]) => lines.map((line) => line.serviceNumber).toSorted()
const statusOf = (answer: unknown) => (answer instanceof Response ? answer.status : 200)
const closed = (answer: unknown) => (answer as { init?: { status: number } | null }).init?.status === 403

async function statusFrom(loader: LoaderFunction, url: string, cookie: string, ma: string): Promise<number> {
  return statusOf(await callLoader(loader, { url, params: { ma }, cookie, now }))
}

async function caughtStatus(loader: LoaderFunction, url: string, cookie: string): Promise<number> {
  try {
    const answer = await callLoader(loader, { url, cookie, now })
    return closed(answer) ? 403 : statusOf(answer)
  } catch (thrown) {
    return closed(thrown) ? 403 : 500
  }
}

test('every role sees exactly its units', { timeout: 60_000 }, async () => {
  const { nodes, people } = await plantTree(1)
  const chief = people[0]
  if (!chief) throw new Error('Nobody')
  await moveBranch(nodes, chief.person)
  await plantCourses()
  for (const { person } of people)
    await plantEnrolment({
      officerId: person.officerId,
      courseCode: 'c1',
      periodCode: '2026-11',
      dueOn: '2026-11-28',
    })
  const viewers: { person: Person; node: Node }[] = []
  for (const [index, top] of nodes.filter((_node, place) => place % 2 === 0 || place === 1).entries()) {
    const allowed = people.filter(({ node }) => isUnder(node, top))
    const viewer = await addOfficer({ serviceNumber: `V-${index}`, unitId: top.unitId })
    viewers.push({ person: viewer, node: top })
    const seenViewers = viewers.filter(({ node }) => isUnder(node, top))
    const expected = numbersOf([...allowed, ...seenViewers].map(({ person }) => person))
    const roleOfTop: Role = index % 2 === 0 ? 'commander' : 'standingOffice'
    await give(viewer, roleOfTop, top.unitId)
    const cookie = await cookieOf(viewer)
    const listed = (await callLoader(officersLoader, { url: '/can-bo', cookie, now })) as Listed
    expect(numbersOf(listed.data.lines)).toEqual(expected)
    expect(listed.data.total).toBe(expected.length)
    const found = (await callLoader(officersLoader, { url: '/can-bo?tim=o-1', cookie, now })) as Listed
    expect(numbersOf(found.data.lines)).toEqual(expected.filter((number) => number.startsWith('O-1')))
    for (const { person, node } of people) {
      const { serviceNumber } = person
      // Whoever left with the moved branch still shows the time served here.
      const hasServed = isUnder(node, nodes.find((one) => one.code === 'a-1') ?? top) && top.code === 'a'
      const status = await statusFrom(officerLoader, `/can-bo/${serviceNumber}`, cookie, serviceNumber)
      expect(status, `${roleOfTop} of ${top.code} opens ${serviceNumber}`).toBe(
        isUnder(node, top) || hasServed ? 200 : 404,
      )
    }
    for (const node of nodes) {
      const status = isUnder(node, top) ? 200 : 404
      expect(await statusFrom(unitLoader, `/don-vi/${node.code}`, cookie, node.code)).toBe(status)
      const url = `/don-vi/${node.code}/xuat.csv?ky=2026-11`
      const file = (await callLoader(csvLoader, { url, params: { ma: node.code }, cookie, now })) as Response
      expect(file.status).toBe(status)
      if (status !== 200) continue
      // One line an officer below the header; the file names units, not service numbers.
      const units = (await file.text()).match(/;Đơn vị [a-z0-9-]+;/g) ?? []
      const below = people.filter((one) => isUnder(one.node, node))
      expect(units.toSorted()).toEqual(below.map((one) => `;Đơn vị ${one.node.code};`).toSorted())
    }
  }
})

test('who moved away with a branch is listed apart, once, for the unit left and for no other', async () => {
  const { nodes, people } = await plantTree(3)
  const chief = people[0]
  if (!chief) throw new Error('Nobody')
  await moveBranch(nodes, chief.person)
  const gone = people.filter(({ node }) => node.code.startsWith('a-1')).map(({ person }) => person.serviceNumber)
  for (const top of nodes.filter((node) => ['goc', 'a', 'b', 'a-1'].includes(node.code))) {
    const viewer = await addOfficer({ serviceNumber: `V-${top.code.toUpperCase()}`, unitId: top.unitId })
    await give(viewer, 'commander', top.unitId)
    const url = '/can-bo/da-chuyen'
    const page = (await callLoader(formerLoader, { url, cookie: await cookieOf(viewer), now })) as Listed['data']
    expect(numbersOf(page.lines)).toEqual(top.code === 'a' ? gone.toSorted() : [])
    expect(page.total).toBe(page.lines.length)
  }
})

test('an administrator looks after exactly the units granted, and the other roles open none of these areas', async () => {
  const { nodes, people } = await plantTree(4)
  for (const top of nodes.filter((node) => ['goc', 'b', 'b-2'].includes(node.code))) {
    const viewer = await addOfficer({ serviceNumber: `V-${top.code.toUpperCase()}`, unitId: top.unitId })
    await give(viewer, 'administrator', top.unitId)
    const cookie = await cookieOf(viewer)
    const allowed = people.filter(({ node }) => isUnder(node, top)).map(({ person }) => person)
    // Those registered for the turns before look after their own units and are looked after like anybody else.
    const viewers = ['goc', 'b', 'b-2'].slice(0, ['goc', 'b', 'b-2'].indexOf(top.code) + 1)
    const seenViewers = viewers.filter((code) => isUnder(nodes.find((node) => node.code === code) ?? null, top))
    const page = (await callLoader(directoryLoader, { url: '/quan-tri/nguoi-dung', cookie, now })) as Listed['data']
    expect(numbersOf(page.lines)).toEqual(
      numbersOf([...allowed, ...seenViewers.map((code) => ({ serviceNumber: `V-${code.toUpperCase()}` }))]),
    )
    for (const { person, node } of people)
      expect(
        await statusFrom(
          adminOfficerLoader,
          `/quan-tri/nguoi-dung/${person.serviceNumber}`,
          cookie,
          person.serviceNumber,
        ),
      ).toBe(isUnder(node, top) ? 200 : 404)
    for (const node of nodes)
      expect(await statusFrom(adminUnitLoader, `/quan-tri/don-vi/${node.code}`, cookie, node.code)).toBe(
        isUnder(node, top) ? 200 : 404,
      )
  }
  const root = nodes[0]
  if (!root) throw new Error('No root')
  for (const role of roles) {
    const viewer = await addOfficer({ serviceNumber: `R-${role.toUpperCase()}`, unitId: root.unitId })
    await give(viewer, role, root.unitId)
    const cookie = await cookieOf(viewer)
    const viewsFigures = role === 'commander' || role === 'standingOffice'
    expect(await caughtStatus(officersLoader, '/can-bo', cookie)).toBe(viewsFigures ? 200 : 403)
    expect(await caughtStatus(directoryLoader, '/quan-tri/nguoi-dung', cookie)).toBe(
      role === 'administrator' ? 200 : 403,
    )
  }
})
