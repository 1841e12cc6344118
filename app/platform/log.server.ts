import pino, { type Logger } from 'pino'
import { config } from './config.server'

let logger: Logger | undefined

/** The process's log. Never give it a password, a token, a cookie or an answer. */
export function log(): Logger {
  logger ??= pino({
    level: config().logLevel,
    redact: ['password', '*.password', 'token', '*.token', 'cookie', 'headers.cookie', 'headers.authorization'],
  })
  return logger
}
