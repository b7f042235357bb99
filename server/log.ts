import 'server-only'
import pino from 'pino'
import { env } from './env'

let logger: pino.Logger | undefined

/** Structured lines on stdout; never e-mail addresses, answers or cookies. */
export function log(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null })
  return logger
}
