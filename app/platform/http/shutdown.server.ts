let shuttingDown = false

/** From now on the process finishes what it has and answers 503 to health checks. */
export function beginShutdown() {
  shuttingDown = true
}

export function isShuttingDown(): boolean {
  return shuttingDown
}
