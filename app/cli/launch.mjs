import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/**
 * Sets up whatever a fresh clone lacks, then runs one thing: `serve`, `dev`, a command of
 * app/cli, or nothing more (`tools`: packages and database client; `prepare`: the build as well).
 * Node built-ins only: it runs before anything is installed. Each step leaves a stamp of its inputs, so that the
 * second run takes no time. Progress goes to standard error; standard output belongs to the command.
 */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const stamps = path.join(root, 'node_modules/.stamps')
const node = process.execPath
process.chdir(root)
if (existsSync('.env')) process.loadEnvFile('.env')

const steps = {
  install: {
    title: 'Installing packages',
    inputs: ['package.json', 'package-lock.json'],
    outputs: ['node_modules/.package-lock.json'],
    run: () => execute(npm(), ['install', '--no-audit', '--no-fund', '--loglevel=error']),
  },
  generate: {
    title: 'Generating the database client',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    outputs: ['app/platform/db/generated/client.ts'],
    run: () => execute(node, ['node_modules/prisma/build/index.js', 'generate'], { quiet: true }),
  },
  build: {
    title: 'Building',
    inputs: [
      'app',
      'public',
      'prisma/schema.prisma',
      'vite.config.ts',
      'remix.config.js',
      'tsconfig.json',
      'package-lock.json',
    ],
    outputs: ['build/server/main.js', 'build/server/command.js', 'build/client/assets'],
    run: () =>
      execute(node, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'], {
        quiet: true,
        env: { NODE_ENV: 'production' },
      }),
  },
}

class ExitError extends Error {
  constructor(code, output) {
    super(output)
    this.code = code
  }
}

/**
 * npm runs a script through a shell, and that shell dies of a signal without passing it on: what it started would go on
 * with the port held. A change of parent is the sign. Started any other way (nohup, a service manager), a parent that
 * ends means nothing.
 */
const parent = process.env.npm_lifecycle_event ? process.ppid : null
const parentCheckInterval = 500

const [task = 'serve', ...args] = process.argv.slice(2)
const production = { NODE_ENV: 'production' }

try {
  await ensure('install')
  await ensure('generate')
  if (task === 'tools') {
    // Enough for type checks and tests of the sources.
  } else if (task === 'dev') {
    await execute(node, ['--import', 'tsx', 'app/server/dev.ts'], {
      env: { NODE_ENV: 'development' },
      forwardSignals: true,
    })
  } else {
    await ensure('build')
    if (task === 'serve') await execute(node, ['build/server/main.js'], { env: production, forwardSignals: true })
    else if (task !== 'prepare')
      await execute(node, ['build/server/command.js', task, ...args], { env: production, forwardSignals: true })
  }
} catch (error) {
  if (!(error instanceof ExitError)) throw error
  if (error.message) process.stderr.write(`${error.message}\n`)
  process.exitCode = error.code
}

/** Runs a step unless its inputs and the Node version are those of its last success and its outputs stand. */
async function ensure(name) {
  const step = steps[name]
  const stamp = path.join(stamps, name)
  const isDone = () =>
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hashOf(step.inputs) &&
    step.outputs.every((output) => existsSync(output))
  if (isDone()) return
  process.stderr.write(`${step.title} …\n`)
  rmSync(stamp, { force: true })
  await step.run()
  mkdirSync(stamps, { recursive: true })
  // Hashed after the run: an install may complete the lock file.
  writeFileSync(stamp, hashOf(step.inputs))
}

function hashOf(inputs) {
  const hash = createHash('sha256').update(process.version)
  for (const input of inputs) for (const file of filesOf(input)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesOf(input) {
  if (!existsSync(input)) return []
  if (!statSync(input).isDirectory()) return [input]
  return readdirSync(input, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes(`${path.sep}generated${path.sep}`))
    .sort()
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}

/** Runs a program to its end. @throws ExitError with its exit code, and with its output when that was kept quiet. */
function execute(program, programArgs, { quiet = false, env = {}, forwardSignals = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArgs, {
      stdio: quiet
        ? ['ignore', 'pipe', 'pipe']
        : ['inherit', program === npm() ? process.stderr : 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    const output = []
    if (quiet) for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
    const forward = (signal) => child.kill(signal)
    if (forwardSignals) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
    const watch = parent && setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), parentCheckInterval)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (watch) clearInterval(watch)
      if (code === 0) return resolve()
      reject(new ExitError(code ?? (signal ? 1 : 0), Buffer.concat(output).toString()))
    })
  })
}
