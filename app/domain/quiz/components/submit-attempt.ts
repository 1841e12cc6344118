/**
 * Submits an attempt; true when the server has it. Submitting twice is harmless. The answer is a redirect to the result,
 * which is left unread: the caller goes there itself.
 */
export async function submitAttempt(attemptId: string): Promise<boolean> {
  try {
    const response = await fetch(`/bai-lam/${attemptId}/nop`, { method: 'POST', redirect: 'manual' })
    return response.type === 'opaqueredirect' || response.ok
  } catch {
    return false
  }
}
