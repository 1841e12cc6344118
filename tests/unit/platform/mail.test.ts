import { expect, test } from 'vitest'
import { outcomeOf } from '~/platform/mail.server'

const failure = (fields: object) => Object.assign(new Error('failed'), fields)

test.each([
  ['an unknown recipient', { code: 'EENVELOPE', responseCode: 550, response: '550 No such user' }, 'refused'],
  ['a refused text', { code: 'EMESSAGE', responseCode: 554, response: '554 Rejected' }, 'refused'],
  ['a recipient put off', { code: 'EENVELOPE', responseCode: 451, response: '451 Greylisted' }, 'later'],
])('%s concerns this message alone', (_words, fields, kind) => {
  const outcome = outcomeOf(failure(fields))
  expect(outcome).toMatchObject({ kind, reason: fields.response })
  if (outcome.kind === 'later') expect(outcome.isServerDown).toBe(false)
})

test.each([
  ['no connection', { code: 'ECONNECTION' }],
  ['a wrong password, though its code is final', { code: 'EAUTH', responseCode: 535 }],
  ['a timeout', { code: 'ETIMEDOUT' }],
])('%s concerns every message and is worth another try', (_words, fields) => {
  expect(outcomeOf(failure(fields))).toMatchObject({ kind: 'later', isServerDown: true })
})

test('what the server answers becomes one short line', () => {
  const outcome = outcomeOf(failure({ response: `550 a\r\n${'b'.repeat(500)}`, code: 'EENVELOPE', responseCode: 550 }))
  expect('reason' in outcome && outcome.reason).toMatch(/^550 a b{10}/)
  expect('reason' in outcome && outcome.reason.length).toBe(300)
})
