/**
 * Sends an answer to a practice check as the block's plain form would. Never throws: a lost connection must not tear
 * the page down while somebody reads.
 */
export async function postAnswer({
  lessonCode,
  checkId,
  chosen,
}: {
  lessonCode: string
  checkId: string
  chosen: readonly string[]
}): Promise<'saved' | 'failed' | 'signedOut'> {
  const body = new URLSearchParams({ check: checkId })
  for (const key of chosen) body.append('chosen', key)
  return post(`/bai-hoc/${lessonCode}/cau-hoi`, body)
}

/** The result of a finished scenario; it earns nothing, so a lost one is only missing from the library. */
export async function postScenarioResult(run: {
  lessonCode: string
  scenarioCode: string
  result: string
}): Promise<void> {
  await post(`/tinh-huong/${run.lessonCode}/${run.scenarioCode}/ket-qua`, new URLSearchParams({ result: run.result }))
}

async function post(url: string, body: URLSearchParams): Promise<'saved' | 'failed' | 'signedOut'> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      keepalive: true,
    })
    if (response.status === 401) return 'signedOut'
    return response.ok ? 'saved' : 'failed'
  } catch {
    return 'failed'
  }
}
