import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Failure } from './failure.ts'
import { bucketOf, type MediaBucket } from './settings/media-bucket.ts'
import {
  address,
  bySource,
  isHttpUrl,
  isProxy,
  list,
  port,
  timeZone,
} from './settings/setting-values.ts'

const postgresUrl = address(/^postgres(ql)?:$/, 'must be a postgres:// address')
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

/** Every setting, by the name of its environment variable. docs/operating.md describes each one. */
export const settingsSchema = z.object({
  SITE_URL: address(/^https?:$/, 'must be an http:// or https:// address')
    .refine((url) => new URL(url).pathname === '/', { error: 'must have no path' })
    .optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: postgresUrl.optional(),
  DESK_KEY: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  DESK_SECOND_FACTOR: list(),
  MEDIA_URL: address(/^s3:$/, 'must be such as s3://bucket/prefix?endpoint=https://…&region=…')
    .refine((url) => bucketOf(url) !== null, {
      error: 'needs the name of a bucket, and for its endpoint an http:// or https:// address',
    })
    .optional(),
  MEDIA_KEY_ID: z.string().min(1).optional(),
  MEDIA_KEY_SECRET: z.string().min(1).optional(),
  SMTP_URL: address(/^smtps?:$/, 'must be an smtp:// address').optional(),
  MAIL_FROM: z.email({ error: 'must be a mail address' }).optional(),
  TRUSTED_PROXIES: list().refine((items) => items.every(isProxy), {
    error: 'must be addresses and ranges such as 10.0.0.0/8, with commas between',
  }),
  RATES_FETCH: list().refine((items) => items.every((item) => /^[a-z][a-z-]*$/.test(item)), {
    error: 'must be all, or codes of sources with commas between, such as nbk,nbkr',
  }),
  RATES_PROXIES: bySource(isHttpUrl, 'must be such as cbt=http://proxy.example:3128'),
  RATES_CA_FILES: bySource((file) => file !== '', 'must be such as cbt=/etc/ssl/cbt.pem'),
  API_LEFT_OUT: list(),
  /** Node reads it by itself; here it is only held to be one. */
  TZ: timeZone.optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
})

/** These may hold a password: `<NAME>_FILE` names a file that holds the value. */
export const secretSettings = [
  'DATABASE_URL',
  'DESK_KEY',
  'MEDIA_KEY_ID',
  'MEDIA_KEY_SECRET',
  'SMTP_URL',
  'RATES_PROXIES',
] as const

export type Settings = Readonly<{
  siteUrl: string
  host: string
  port: number
  dataDir: string
  databaseUrl: string | undefined
  /** of the desk; without it one is kept in the data directory */
  deskKey: string | undefined
  /** the roles that may use the desk with a second factor only */
  deskSecondFactor: readonly string[]
  /** where the pictures lie; undefined: in the data directory */
  mediaBucket: MediaBucket | undefined
  smtpUrl: string | undefined
  mailFrom: string | undefined
  trustedProxies: readonly string[]
  /** the sources that are fetched; `all` stands for those that are on by default */
  ratesFetch: readonly string[]
  /** by source */
  ratesProxies: Readonly<Record<string, string>>
  ratesCaFiles: Readonly<Record<string, string>>
  apiLeftOut: readonly string[]
  logLevel: string
}>

/**
 * Reads all settings at once; the only reader of the environment. `usual` stands in for
 * variables that are not given: the demo has a data directory of its own and a quieter log.
 *
 * @throws Failure `settings-invalid`, naming every fault
 */
export function readSettings(
  env: NodeJS.ProcessEnv = process.env,
  usual: { DATA_DIR?: string; LOG_LEVEL?: string } = {},
): Settings {
  const { values, faults } = withSecretFiles(env)
  const parsed = settingsSchema.safeParse({ ...usual, ...values })
  if (!parsed.success)
    faults.push(...parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`))
  faults.push(...missingKeys(values))
  if (!parsed.success || faults.length > 0) {
    throw new Failure('settings-invalid', `The settings are not right: ${faults.join('; ')}.`)
  }
  const s = parsed.data
  return {
    siteUrl: new URL(s.SITE_URL ?? `http://localhost:${s.PORT}`).origin,
    host: s.HOST,
    port: s.PORT,
    dataDir: path.resolve(s.DATA_DIR),
    databaseUrl: s.DATABASE_URL,
    deskKey: s.DESK_KEY,
    deskSecondFactor: s.DESK_SECOND_FACTOR,
    mediaBucket: mediaBucketOf(s),
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM,
    trustedProxies: s.TRUSTED_PROXIES,
    ratesFetch: s.RATES_FETCH,
    ratesProxies: s.RATES_PROXIES,
    ratesCaFiles: s.RATES_CA_FILES,
    apiLeftOut: s.API_LEFT_OUT,
    logLevel: s.LOG_LEVEL,
  }
}

/**
 * The address of the site, now that it is served from `port`: with PORT=0 any that was free, which
 * stands in for the one of SITE_URL where that was not given.
 */
export function siteUrlAt(settings: Settings, port: number): string {
  const { siteUrl } = settings
  return new URL(siteUrl).port === '0' ? `http://localhost:${port}` : siteUrl
}

/**
 * Takes away what the database driver reads by itself, before it is loaded: a driver that is not
 * here, and, where the database is our own, a server's address and options that are not ours.
 * For one of DATABASE_URL they are the operator's to give.
 */
export function forgetDriverVariables(env: NodeJS.ProcessEnv = process.env): void {
  delete env.NODE_PG_FORCE_NATIVE
  if (env.DATABASE_URL || env.DATABASE_URL_FILE) return
  for (const name of Object.keys(env)) if (/^PG[A-Z]/.test(name)) delete env[name]
}

function missingKeys(values: Record<string, string>): string[] {
  if (!values.MEDIA_URL) return []
  const keys = ['MEDIA_KEY_ID', 'MEDIA_KEY_SECRET'] as const
  return keys.filter((name) => !values[name]).map((name) => `MEDIA_URL needs ${name}`)
}

/** An empty variable counts as absent, as container tools pass them. */
function withSecretFiles(env: NodeJS.ProcessEnv) {
  const values: Record<string, string> = {}
  const faults: string[] = []
  for (const name of Object.keys(settingsSchema.shape)) {
    if (env[name]) values[name] = env[name]
  }
  for (const name of secretSettings) {
    const file = env[`${name}_FILE`]
    if (!file) continue
    if (values[name]) faults.push(`${name} and ${name}_FILE are both given`)
    try {
      values[name] = readFileSync(file, 'utf8').trim()
    } catch {
      faults.push(`${name}_FILE names a file that cannot be read (${file})`)
    }
  }
  return { values, faults }
}

function mediaBucketOf(s: z.infer<typeof settingsSchema>): MediaBucket | undefined {
  const place = s.MEDIA_URL === undefined ? null : bucketOf(s.MEDIA_URL)
  // That both keys are there was held when faults were gathered.
  return place
    ? { ...place, keyId: s.MEDIA_KEY_ID ?? '', secret: s.MEDIA_KEY_SECRET ?? '' }
    : undefined
}
