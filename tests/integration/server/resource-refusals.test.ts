import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { LoaderFunction } from '@remix-run/node'
import express from 'express'
import { expect, test } from 'vitest'
import { loader as csvLoader } from '~/routes/command/unit-csv'
import { loader as imageLoader } from '~/routes/resources/image'
import { refuse } from '~/server/http'
import { inWords } from '~/server/resource-refusals'
import { cookieOf, createForce, now } from '../identity/force'
import { officerIn } from '../learning/course-fixture'
import { callLoader, freshDatabase } from '../setup'

freshDatabase()

const document = { Accept: 'text/html,application/xhtml+xml' }

async function setUp() {
  const force = await createForce()
  const { person: learner } = await officerIn(force, 'team1', '100-001')
  return { learner: await cookieOf(learner), force }
}

async function open(loader: LoaderFunction, url: string, params: Record<string, string>, cookie?: string) {
  const answer = await callLoader(inWords(loader), { url, params, cookie, now, headers: document })
  expect(answer).toBeInstanceOf(Response)
  return answer as Response
}

test('a file opened by a link is refused in words, with its status', async () => {
  const { learner } = await setUp()
  const closed = await open(csvLoader, '/don-vi/doi-1/xuat.csv', { ma: 'doi-1' }, learner)
  expect([closed.status, closed.headers.get('Content-Type')]).toEqual([403, 'text/html; charset=utf-8'])
  expect(await closed.text()).toContain('<html lang="vi">')
  const missing = await open(imageLoader, '/tep/x', { hash: 'x' }, learner)
  expect(missing.status).toBe(404)
  expect(await missing.text()).toContain('<h1>Không thấy trang này</h1>')
})

test('whoever is not signed in is still led to sign in', async () => {
  const answer = await open(csvLoader, '/don-vi/doi-1/xuat.csv', { ma: 'doi-1' })
  expect([answer.status, answer.headers.get('Location')]).toEqual([
    302,
    `/dang-nhap?tiep=${encodeURIComponent('/don-vi/doi-1/xuat.csv')}`,
  ])
})

test('a defect is told without its details, and a script gets the answer as it was', async () => {
  await setUp()
  const broken: LoaderFunction = () => {
    throw new Error('SELECT secrets')
  }
  const answer = await open(broken, '/tep/x', {})
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('SELECT')
  await expect(callLoader(inWords(broken), { url: '/tep/x', now })).rejects.toThrow('SELECT secrets')
})

test('an address that does not decode is a page that is not there', async () => {
  const app = express().disable('x-powered-by')
  app.get('/bai-hoc/:ma', (_request, response) => void response.send('bài'))
  app.use(refuse)
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const answer = await fetch(`${origin}/bai-hoc/%E0%A4%A`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Không thấy trang này')
  await new Promise((resolve) => server.close(resolve))
})
