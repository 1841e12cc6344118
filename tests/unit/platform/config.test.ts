import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '~/platform/config.server'
import { hours, minutes } from '~/platform/duration'

test('an empty environment is a demo on this machine only', () => {
  expect(readConfig({})).toMatchObject({ mode: 'demo', port: 3000, host: '127.0.0.1', trustProxy: 0, publicUrl: null })
  expect(readConfig({}).session).toEqual({ idle: minutes(720), sharedIdle: minutes(15), absolute: hours(168) })
})

test('the database lives in DATA_DIR unless DATABASE_URL says where', () => {
  expect(readConfig({ DATA_DIR: '/srv/nn' }).databaseFile).toBe('/srv/nn/niem-no.db')
  expect(readConfig({ DATA_DIR: '/srv/nn', DATABASE_URL: 'file:/srv/other.db' }).databaseFile).toBe('/srv/other.db')
})

test('production needs its secret and its address, and takes no demo password', () => {
  expect(() => readConfig({ APP_MODE: 'production' })).toThrow(/SESSION_SECRET.*PUBLIC_URL/)
  const production = { APP_MODE: 'production', SESSION_SECRET: 's'.repeat(32), PUBLIC_URL: 'https://niemno.example.vn' }
  expect(readConfig(production)).toMatchObject({ mode: 'production', host: '0.0.0.0' })
  expect(() => readConfig({ ...production, DEMO_PASSWORD: 'long-enough-1' })).toThrow(/DEMO_PASSWORD/)
})

test.each([
  { PORT: 'abc' },
  { PORT: '70000' },
  { PUBLIC_URL: 'niemno.example.vn' },
  { PUBLIC_URL: 'ftp://niemno.example.vn' },
  { TRUST_PROXY: '-1' },
  { APP_MODE: 'test' },
  { DATABASE_URL: 'postgresql://localhost/nn' },
  { SESSION_SECRET: 'short' },
  { SESSION_IDLE_MINUTES: '0' },
  { LOG_LEVEL: 'loud' },
  { MAIL_SMTP_URL: 'http://mail' },
  { MAIL_SMTP_URL: 'smtp://mail.example:25' },
])('a bad value stops the start with one line that names it: %o', (env) => {
  const error = caught(() => readConfig(env))
  expect(error).toBeInstanceOf(ConfigError)
  expect(String(error)).toContain(Object.keys(env)[0])
  expect(String(error)).not.toContain('\n')
})

test('a variable set to nothing counts as not set', () => {
  expect(readConfig({ PORT: '', HOST: '', PUBLIC_URL: '' })).toMatchObject({ port: 3000, host: '127.0.0.1' })
})

function caught(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return error
  }
}
