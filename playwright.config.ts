import { defineConfig } from '@playwright/test'

const port = Number(process.env.E2E_PORT ?? 41_730)
const origin = `http://127.0.0.1:${port}`

/** What officers do is tried on a phone, and what a device keeps does not depend on the width of its window. */
const inHands = ['offline', 'officer', 'outbox', 'phone-screens', 'quiz-types'].map((name) => `**/${name}.spec.ts`)
/** What is done at desks; its screens are looked at on a phone too (`phone-screens`). */
const atDesks = ['bank', 'close', 'command', 'marking', 'month', 'org', 'publishing', 'remind', 'roster'].map(
  (name) => `**/${name}.spec.ts`,
)

/** Browser tests against the production build with demo data of its own. Journeys of both kinds of people run at both widths. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: origin,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--no-first-run',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'phone',
      testIgnore: atDesks,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: 'desktop', testIgnore: inHands, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'http', testMatch: '**/*.http.ts' },
  ],
  webServer: {
    command: 'exec node tests/e2e/serve.mjs',
    url: `${origin}/healthz`,
    timeout: 120_000,
    reuseExistingServer: false,
    env: { PORT: String(port), LOG_LEVEL: 'error', NODE_ENV: 'production' },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
