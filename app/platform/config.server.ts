import path from 'node:path'
import { z } from 'zod'
import { hours, minutes } from './duration'

/**
 * The one place that reads the environment. Every variable is labelled in `.env.example`.
 * `readConfig` throws `ConfigError` with one clear line per bad value; nothing else in the product touches `process.env`.
 */

const environment = z
  .object({
    APP_MODE: z.enum(['demo', 'production']).default('demo'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).optional(),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    DATA_DIR: z.string().min(1).default('data'),
    DATABASE_URL: z
      .string()
      .regex(/^file:./, 'must be a file: address of an SQLite database')
      .optional(),
    SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(43_200).default(720),
    SESSION_SHARED_IDLE_MINUTES: z.coerce.number().int().min(2).max(720).default(15),
    SESSION_ABSOLUTE_HOURS: z.coerce.number().int().min(1).max(720).default(168),
    MAIL_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.email().optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    DEMO_PASSWORD: z.string().min(10).optional(),
  })
  .superRefine((env, context) => {
    if (env.MAIL_SMTP_URL && !env.MAIL_FROM)
      context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'is required with MAIL_SMTP_URL' })
    if (env.APP_MODE !== 'production') return
    for (const name of ['SESSION_SECRET', 'PUBLIC_URL'] as const)
      if (!env[name])
        context.addIssue({ code: 'custom', path: [name], message: 'is required when APP_MODE=production' })
    if (env.DEMO_PASSWORD)
      context.addIssue({ code: 'custom', path: ['DEMO_PASSWORD'], message: 'is refused when APP_MODE=production' })
  })

export type Config = ReturnType<typeof readConfig>

export class ConfigError extends Error {}

/** Durations are milliseconds. `databaseFile` is an absolute path. */
export function readConfig(env: Record<string, string | undefined>) {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`Configuration is not valid. ${problems.join('; ')}`)
  }
  const values = parsed.data
  const dataDir = path.resolve(values.DATA_DIR)
  const databaseUrl = values.DATABASE_URL ?? `file:${path.join(dataDir, 'niem-no.db')}`
  return {
    mode: values.APP_MODE,
    port: values.PORT,
    // A demo is for the machine it runs on; only an explicit HOST opens it to others.
    host: values.HOST ?? (values.APP_MODE === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    publicUrl: values.PUBLIC_URL ? new URL(values.PUBLIC_URL) : null,
    trustProxy: values.TRUST_PROXY,
    dataDir,
    databaseFile: path.resolve(databaseUrl.replace(/^file:/, '')),
    sessionSecret: values.SESSION_SECRET ?? null,
    session: {
      idle: minutes(values.SESSION_IDLE_MINUTES),
      sharedIdle: minutes(values.SESSION_SHARED_IDLE_MINUTES),
      absolute: hours(values.SESSION_ABSOLUTE_HOURS),
    },
    /** Null: no mail is sent. */
    mail: values.MAIL_SMTP_URL && values.MAIL_FROM ? { url: values.MAIL_SMTP_URL, from: values.MAIL_FROM } : null,
    logLevel: values.LOG_LEVEL,
    demoPassword: values.DEMO_PASSWORD ?? null,
  }
}

let current: Config | undefined

/** Takes the configuration from these variables from now on. @throws ConfigError */
export function configure(env: Record<string, string | undefined>): void {
  current = readConfig(env)
}

/** The configuration of this process; read from its environment at first use. */
export function config(): Config {
  if (!current) configure(process.env)
  return current as Config
}
