import { setTimeout as pause } from 'node:timers/promises'
import { closeDatabase, reader } from '~/platform/db/database.server'
import type { RunningServer } from './servers'

/** A paper that one officer is sitting over: the session and the attempt. */
export interface OpenPaper {
  cookie: string
  attemptId: string
  questionCount: number
}

export interface AnswerFigures {
  officers: number
  /** Answers acknowledged a second, and how long one took from being given. */
  perSecond: number
  p50Ms: number
  p95Ms: number
  /** Sent again because the server said that it was busy. */
  retried: number
  /** Refused for any other reason. */
  errors: number
  /** Acknowledged, and not in the database after the server was killed and started again. */
  lost: number
}

const durationMs = 8_000
const letters = ['A', 'B', 'C', 'D']

/**
 * Every officer gives one answer after another, all at once, until the server is killed in the middle of it (SIGKILL).
 * After a restart each acknowledged answer must be there, in that revision or a newer one.
 */
export async function measureAnswersAtOnce(
  papers: readonly OpenPaper[],
  { server, restart }: { server: RunningServer; restart: () => Promise<RunningServer> },
): Promise<{ figures: AnswerFigures; restarted: RunningServer }> {
  const times: number[] = []
  const acknowledged = new Map<string, number>()
  let retried = 0
  let errors = 0
  let isOver = false

  async function answerAgainAndAgain({ cookie, attemptId, questionCount }: OpenPaper) {
    for (let turn = 0; !isOver; turn += 1) {
      const position = (turn % questionCount) + 1
      const revision = Math.floor(turn / questionCount) + 1
      const given = performance.now()
      while (!isOver) {
        const status = await send(server.origin, { cookie, attemptId, position, revision })
        if (status === 200) {
          times.push(performance.now() - given)
          acknowledged.set(`${attemptId} ${position}`, revision)
          break
        }
        if (isOver) return
        if (status === 503) retried += 1
        else errors += 1
        await pause(50)
      }
    }
  }

  const started = performance.now()
  const officers = papers.map(answerAgainAndAgain)
  await pause(durationMs)
  const seconds = (performance.now() - started) / 1000
  // What is on its way when the server dies is neither acknowledged nor refused.
  isOver = true
  await server.kill()
  await Promise.all(officers)

  const restarted = await restart()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
  return {
    restarted,
    figures: {
      officers: papers.length,
      perSecond: Math.round((times.length / seconds) * 10) / 10,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      retried,
      errors,
      lost: await countLost(papers, acknowledged),
    },
  }
}

/** The status; 0 where the connection broke before an answer came. */
async function send(
  origin: string,
  { cookie, attemptId, position, revision }: { cookie: string; attemptId: string; position: number; revision: number },
): Promise<number> {
  try {
    const response = await fetch(`${origin}/bai-lam/${attemptId}/cau-tra-loi`, {
      method: 'POST',
      headers: { Cookie: cookie, Origin: origin, Accept: 'application/json' },
      body: new URLSearchParams({
        position: String(position),
        revision: String(revision),
        response: letters[revision % letters.length] ?? 'A',
      }),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

async function countLost(papers: readonly OpenPaper[], acknowledged: ReadonlyMap<string, number>): Promise<number> {
  const kept = await reader().answer.findMany({
    where: { attemptQuestion: { attemptId: { in: papers.map(({ attemptId }) => attemptId) } } },
    select: { revision: true, attemptQuestion: { select: { attemptId: true, position: true } } },
  })
  await closeDatabase()
  const revisions = new Map(
    kept.map(({ revision, attemptQuestion: { attemptId, position } }) => [`${attemptId} ${position}`, revision]),
  )
  return [...acknowledged].filter(([answer, revision]) => (revisions.get(answer) ?? 0) < revision).length
}
