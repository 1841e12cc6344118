import autocannon from 'autocannon'

/** Whole pages (or whole attempts) a second; times of one in milliseconds; errors are refused, failed or wrong answers. */
export interface PageFigures {
  perSecond: number
  p50Ms: number
  p95Ms: number
  errors: number
}

const warmUpSeconds = 2
const durationSeconds = 8
const answersPerAttempt = 10

/** One address, asked for again and again by every session at once. */
export async function measurePage(
  origin: string,
  cookies: string[],
  path: string,
  expectedText?: string,
): Promise<PageFigures> {
  const ask = async (duration: number): Promise<PageFigures> => {
    const times: number[] = []
    let next = 0
    const result = await autocannon({
      url: origin + path,
      connections: cookies.length,
      duration,
      setupClient(client) {
        client.setHeaders({ Cookie: cookies[next % cookies.length] ?? '' })
        next += 1
        client.on('response', (_status, _bytes, milliseconds) => times.push(milliseconds))
      },
      ...(expectedText ? { verifyBody: (body) => String(body).includes(expectedText) } : {}),
    })
    const errors = result.errors + result.timeouts + result.non2xx + result.mismatches
    return { perSecond: round(result.requests.average), ...percentiles(times), errors }
  }
  await ask(warmUpSeconds)
  return ask(durationSeconds)
}

interface AttemptContext {
  lessonCode: string
  attemptId: string
  startedAt: number
}

/** Whole attempts: start, read the paper, ten answers saved one by one, submit, result. Every session has its own connection. */
export async function measureQuizAttempts(
  origin: string,
  cookies: string[],
  lessonCodes: string[],
): Promise<PageFigures> {
  const started = performance.now()
  const runs = await Promise.all(cookies.map((cookie) => attemptAgainAndAgain(origin, cookie, lessonCodes)))
  const seconds = (performance.now() - started) / 1000
  const times = runs.flatMap((run) => run.times)
  return {
    perSecond: round(times.length / seconds),
    ...percentiles(times),
    errors: runs.reduce((sum, run) => sum + run.errors, 0),
  }
}

interface AttemptContext {
  lessonCode: string
  attemptId: string
  startedAt: number
}

async function attemptAgainAndAgain(origin: string, cookie: string, lessonCodes: string[]) {
  const times: number[] = []
  let errors = 0
  let turn = 0
  const expect = (expected: number) => (status: number) => {
    if (status !== expected) errors += 1
  }
  const post = (path: (context: AttemptContext) => string, status: number, body?: string): autocannon.Request => ({
    method: 'POST',
    headers: {
      Cookie: cookie,
      Origin: origin,
      Accept: 'application/json',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    ...(body ? { body } : {}),
    setupRequest: (request, context) => ({ ...request, path: path(context as AttemptContext) }),
    onResponse: expect(status),
  })
  const get = (
    path: (context: AttemptContext) => string,
    onBody: (body: string, context: AttemptContext) => void,
  ): autocannon.Request => ({
    method: 'GET',
    headers: { Cookie: cookie },
    setupRequest: (request, context) => ({ ...request, path: path(context as AttemptContext) }),
    onResponse(status, body, context) {
      expect(200)(status)
      onBody(body, context as AttemptContext)
    },
  })
  const begin = (context: AttemptContext) => {
    context.lessonCode = lessonCodes[turn % lessonCodes.length] ?? ''
    context.startedAt = performance.now()
    turn += 1
    return `/bai-hoc/${context.lessonCode}/kiem-tra`
  }
  const result = await autocannon({
    url: origin,
    connections: 1,
    duration: durationSeconds,
    requests: [
      post(begin, 303),
      get(
        (context) => `/bai-hoc/${context.lessonCode}/kiem-tra?cau=1`,
        (body, context) => {
          context.attemptId = /name="attemptId" value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? 'none'
        },
      ),
      ...Array.from({ length: answersPerAttempt }, (_, index) =>
        post(
          (context) => `/bai-lam/${context.attemptId}/cau-tra-loi`,
          200,
          `position=${index + 1}&response=A&revision=1`,
        ),
      ),
      post((context) => `/bai-lam/${context.attemptId}/nop`, 303),
      get(
        (context) => `/bai-lam/${context.attemptId}`,
        (_body, context) => times.push(performance.now() - context.startedAt),
      ),
    ],
  })
  return { times, errors: errors + result.errors + result.timeouts }
}

function percentiles(times: number[]): { p50Ms: number; p95Ms: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50Ms: at(0.5), p95Ms: at(0.95) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
