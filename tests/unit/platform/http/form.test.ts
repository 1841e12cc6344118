import { expect, test } from 'vitest'
import { readForm } from '~/platform/http/form.server'

function post(body: BodyInit, type?: string): Request {
  return new Request('http://localhost/', {
    method: 'POST',
    body,
    ...(type ? { headers: { 'Content-Type': type } } : {}),
  })
}

test('texts come back in NFC, whatever the phone sent', async () => {
  const form = await readForm(post(new URLSearchParams({ name: 'Nguyễn Thị Hường'.normalize('NFD') })))
  expect(form.get('name')).toBe('Nguyễn Thị Hường'.normalize('NFC'))
})

test('repeated fields keep their order', async () => {
  const body = new URLSearchParams([
    ['chosen', 'B'],
    ['chosen', 'A'],
  ])
  expect((await readForm(post(body))).getAll('chosen')).toEqual(['B', 'A'])
})

test('a form over the limit is refused, with and without its length declared', async () => {
  const huge = 'x='.padEnd(1_000_001, 'y')
  const refusal = await readForm(post(huge, 'application/x-www-form-urlencoded')).catch((thrown: Response) => thrown)
  expect(refusal).toMatchObject({ status: 413 })
  const stream = new Blob([huge]).stream()
  const undeclared = new Request('http://localhost/', {
    method: 'POST',
    body: stream,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    duplex: 'half',
  } as RequestInit)
  expect(await readForm(undeclared).catch((thrown: Response) => thrown)).toMatchObject({ status: 413 })
})

test('what is no form at all is refused with a sentence', async () => {
  const refusal = (await readForm(post('{"a":1}', 'application/json')).catch((thrown: Response) => thrown)) as Response
  expect(refusal.status).toBe(400)
  expect(await refusal.text()).toContain('Đồng chí')
})
