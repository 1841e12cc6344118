import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/**
 * `npm test` on a fresh clone: installs, builds, finds or gets a browser, then checks, unit, integration and browser
 * tests. Node built-ins only. Ends with one line, "N passed, N failed", over all of them.
 */

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'))
const results = 'test-results'
const node = process.execPath

const passed = { checks: 0, tests: 0 }
const failed = []

if (run('set-up', [node, 'app/cli/launch.mjs', 'prepare'])) {
  const browser = findBrowser() ?? getBrowser()
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  for (const check of ['types', 'lint', 'architecture', 'unused']) {
    if (run(check, [npm(), 'run', '-s', `check:${check}`])) passed.checks += 1
    else failed.push(check)
  }
  vitest()
  if (browser) playwright(browser)
  else
    failed.push(
      'browser tests: no Chromium or Chrome. Install one (Debian: apt-get install chromium) and run npm test again.',
    )
} else failed.push('set-up')

for (const name of failed) process.stderr.write(`failed: ${name}\n`)
process.stdout.write(`\n${passed.checks + passed.tests} passed, ${failed.length} failed\n`)
process.exitCode = failed.length === 0 ? 0 : 1

function vitest() {
  const report = path.join(results, 'vitest.json')
  const ok = run('unit and integration tests', [
    node,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) return failed.push('unit and integration tests did not run')
  const { testResults, numPassedTests } = JSON.parse(readFileSync(report, 'utf8'))
  passed.tests += numPassedTests
  for (const file of testResults) {
    const broken = file.assertionResults.filter((test) => test.status === 'failed')
    for (const test of broken) failed.push(`${test.fullName}`)
    if (file.status === 'failed' && broken.length === 0)
      failed.push(`${path.relative('.', file.name)}: ${file.message}`)
  }
  if (!ok && failed.length === 0) failed.push('unit and integration tests')
}

function playwright(executable) {
  const report = path.join(results, 'playwright.json')
  const ok = run('browser tests', [node, 'node_modules/@playwright/test/cli.js', 'test'], {
    CHROMIUM_PATH: executable,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  if (!existsSync(report)) return failed.push('browser tests did not run')
  const { stats, suites } = JSON.parse(readFileSync(report, 'utf8'))
  passed.tests += stats.expected
  for (const suite of suites) failed.push(...brokenSpecs(suite))
  if (!ok && failed.length === 0) failed.push('browser tests')
}

function brokenSpecs(suite) {
  const own = (suite.specs ?? []).filter((spec) => !spec.ok).map((spec) => `${suite.file}: ${spec.title}`)
  return [...own, ...(suite.suites ?? []).flatMap(brokenSpecs)]
}

function findBrowser() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    playwrightBrowser(),
  ]
  return candidates.find((candidate) => candidate && existsSync(candidate))
}

/** Debian's package when root; Playwright's download where the network allows. */
function getBrowser() {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const installed =
      run('package lists', ['apt-get', 'update', '-qq']) &&
      run('chromium', ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
        DEBIAN_FRONTEND: 'noninteractive',
      })
    if (installed) return findBrowser()
  }
  run('chromium', [node, 'node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  return findBrowser()
}

function playwrightBrowser() {
  const asked = spawnSync(node, ['-e', "process.stdout.write(require('@playwright/test').chromium.executablePath())"], {
    encoding: 'utf8',
  })
  return asked.status === 0 ? asked.stdout : undefined
}

function run(title, [program, ...args], env = {}) {
  process.stderr.write(`── ${title}\n`)
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}
