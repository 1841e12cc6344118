import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { configure } from '~/platform/config.server'
import { closeDatabase } from '~/platform/db/database.server'
import { prepareInstallation } from '../server/prepare'
import { type AnswerFigures, measureAnswersAtOnce } from './bench/answers'
import { seedLargeForce } from './bench/large-force'
import { measurePage, measureQuizAttempts, type PageFigures } from './bench/load'
import { openCommanderSession, seedBench } from './bench/seed'
import { startBareNode, startProduct } from './bench/servers'

interface Figures {
  bareNode: { perSecond: number }
  scenarios: {
    lessonPage: PageFigures
    home: PageFigures
    quizAttempt: PageFigures
    answersAtOnce: AnswerFigures
    unitReportWhole: PageFigures
    unitReportMiddle: PageFigures
    unitReportTeam: PageFigures
  }
}

/** Commanders of so many units look at their report at the same time. */
const commandersAtOnce = 2

/**
 * `npm run bench [-- --json]`: the production build on loopback with demo data of its own, 16 connections with as many
 * sessions, beside a bare Node server in the same run; then the report of
 * units in a force of 5,000 officers over 24 months, asked for by two commanders at once. `--json` prints the figures alone.
 */
export async function run(args: string[]): Promise<number> {
  const figures = await measureAll()
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(figures)}\n` : summary(figures))
  return hasFailed(figures) ? 1 : 0
}

async function measureAll(): Promise<Figures> {
  const study = await inFolder(async (env) => measureStudy(env, await prepared(env, seedBench)))
  const reports = await inFolder(async (env) =>
    measureReports(
      env,
      await prepared(env, async () => {
        const now = new Date()
        return { force: await seedLargeForce(now), cookie: await openCommanderSession(now) }
      }),
    ),
  )
  return { ...study, scenarios: { ...study.scenarios, ...reports } }
}

async function inFolder<Result>(measure: (env: Record<string, string>) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'niem-no-bench-'))
  try {
    return await measure({ DATA_DIR: folder, APP_MODE: 'demo', PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A demo installation with what a scenario needs, closed again for the server. */
async function prepared<Result>(env: Record<string, string>, seed: () => Promise<Result>): Promise<Result> {
  configure(env)
  await prepareInstallation()
  const seeded = await seed()
  await closeDatabase()
  return seeded
}

async function measureStudy(env: Record<string, string>, visitors: Awaited<ReturnType<typeof seedBench>>) {
  const bare = await startBareNode()
  const bareNode = await measurePage(bare.origin, visitors.sessions, '/')
  await bare.stop()
  let product = await startProduct(env)
  try {
    const { origin } = product
    const lessonPath = `/bai-hoc/${visitors.lessonCode}`
    const lessonPage = await measurePage(origin, visitors.sessions, lessonPath, visitors.lessonTitle)
    const home = await measurePage(origin, visitors.sessions, '/thang-nay', 'Chào đồng chí')
    const quizAttempt = await measureQuizAttempts(origin, visitors.sessions, visitors.quizLessonCodes)
    const atOnce = await measureAnswersAtOnce(visitors.papers, { server: product, restart: () => startProduct(env) })
    product = atOnce.restarted
    return {
      bareNode: { perSecond: bareNode.perSecond },
      scenarios: { lessonPage, home, quizAttempt, answersAtOnce: atOnce.figures },
    }
  } finally {
    await product.stop()
  }
}

async function measureReports(
  env: Record<string, string>,
  { force, cookie }: { force: Awaited<ReturnType<typeof seedLargeForce>>; cookie: string },
) {
  const product = await startProduct(env)
  const sessions = Array.from({ length: commandersAtOnce }, () => cookie)
  const report = (code: string) => measurePage(product.origin, sessions, `/don-vi/${code}`, 'Tổng quan')
  try {
    return {
      unitReportWhole: await report(force.codes.whole),
      unitReportMiddle: await report(force.codes.middle),
      unitReportTeam: await report(force.codes.team),
    }
  } finally {
    await product.stop()
  }
}

function hasFailed({ scenarios }: Figures): boolean {
  return Object.values(scenarios).some(({ errors }) => errors > 0) || scenarios.answersAtOnce.lost > 0
}

function summary({ bareNode, scenarios }: Figures): string {
  const lines = Object.entries(scenarios).map(([name, { perSecond, p50Ms, p95Ms, errors }]) => {
    const share = (perSecond / bareNode.perSecond).toFixed(4)
    return `${name.padEnd(12)} ${perSecond.toFixed(1).padStart(9)}/s  ${share} of bare  p50 ${p50Ms} ms  p95 ${p95Ms} ms  errors ${errors}`
  })
  const { officers, retried, lost } = scenarios.answersAtOnce
  lines.push(`${officers} officers answering at once: ${retried} sent again, ${lost} lost after SIGKILL and restart`)
  return [`${'bareNode'.padEnd(12)} ${bareNode.perSecond.toFixed(1).padStart(9)}/s`, ...lines, ''].join('\n')
}
