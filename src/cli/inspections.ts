import { sql } from 'kysely'
import { findChangedRevision } from '#articles/find-changed-revision.ts'
import { readLedger } from '#expunctions/expunction-ledger.ts'
import type { Db } from '#platform/database.ts'
import { type DatabaseServer, requireEmbeddedPrograms } from '#platform/database-server.ts'
import { DISK_FLOOR_BYTES, freeBytes } from '#platform/disk.ts'
import { findSchemaFault, knownMigrations } from '#platform/migrations.ts'
import { countJobs, findLastBeat } from '#platform/queue-state.ts'
import type { Settings } from '#platform/settings.ts'
import { listFetched } from '#rates/call-bank.ts'
import { listSourceStatus } from '#rates/source-status.ts'
import { compareIndex } from '#search/reindex.ts'
import { findSite } from '#site/site.ts'
import {
  type AuditHead,
  countMissingActs,
  findAuditFault,
  findAuditHead,
  passesThrough,
} from '#staff/audit-log.ts'

/** note: no fault, but the operator should know. `data` is for `--json`. */
export type Finding = {
  name: string
  state: 'well' | 'note' | 'wrong'
  says: string
  data?: Record<string, unknown>
}

export function inspectSettings(settings: Settings): Finding {
  const { siteUrl, smtpUrl } = settings
  const name = 'settings'
  const missing = [
    new URL(siteUrl).hostname === 'localhost' ? 'SITE_URL (links lead to localhost)' : '',
    smtpUrl ? '' : 'SMTP_URL (no mail is sent, so no audit head is kept elsewhere)',
  ].filter(Boolean)
  if (missing.length === 0) return { name, state: 'well', says: siteUrl }
  return { name, state: 'note', says: `not given: ${missing.join(', ')}` }
}

export async function inspectDisk(dataDir: string): Promise<Finding> {
  const name = 'disk'
  try {
    const free = await freeBytes(dataDir)
    const says = `${megabytes(free)} free for ${dataDir}`
    if (free < DISK_FLOOR_BYTES) return { name, state: 'wrong', says }
    return { name, state: free < 16 * DISK_FLOOR_BYTES ? 'note' : 'well', says }
  } catch {
    return { name, state: 'note', says: `there is no ${dataDir} yet` }
  }
}

/** Making the links that npm may have left out is part of looking. */
export function inspectPrograms({ databaseUrl }: Settings): Finding {
  const name = 'programs'
  if (databaseUrl) return { name, state: 'well', says: 'not needed with DATABASE_URL' }
  return attempt(name, () => {
    requireEmbeddedPrograms()
    return { name, state: 'well', says: 'PostgreSQL came along with npm, links and all' }
  })
}

export async function inspectLedger(dataDir: string): Promise<Finding> {
  const name = 'expunctions'
  try {
    const { length } = await readLedger(dataDir)
    return { name, state: 'well', says: `${length} in the ledger of ${dataDir}` }
  } catch (error) {
    return wrong(name, error)
  }
}

export async function inspectDatabase({ database, ownership }: DatabaseServer): Promise<Finding> {
  const { rows } = await sql<{ version: string; bytes: string }>`
    select current_setting('server_version') as version,
      pg_database_size(current_database()) as bytes`.execute(database.db)
  const where = {
    external: 'of DATABASE_URL',
    started: 'started for this check',
    joined: 'of the running chapar',
  }
  const version = rows[0]?.version ?? ''
  const size = megabytes(Number(rows[0]?.bytes ?? 0))
  const says = `PostgreSQL ${version}, ${size}, ${where[ownership]}`
  return { name: 'database', state: 'well', says }
}

export async function inspectSchema(db: Db): Promise<Finding> {
  const fault = await findSchemaFault(db)
  if (fault) return { name: 'schema', state: 'wrong', says: fault.sentence }
  return { name: 'schema', state: 'well', says: knownMigrations().at(-1) ?? '' }
}

export async function inspectSite(db: Db): Promise<Finding> {
  const site = await findSite(db)
  if (!site) return { name: 'newsroom', state: 'note', says: 'not founded yet: run "chapar init"' }
  const editions = site.editions.map(({ edition }) => edition).join(', ')
  return { name: 'newsroom', state: 'well', says: `${site.editions[0]?.name} (${editions})` }
}

/** `kept`: a head that is known from elsewhere. */
export async function inspectAuditLog(db: Db, kept: KeptHead | null = null): Promise<Finding> {
  const name = 'audit log'
  const fault = await findAuditFault(db)
  if (fault) {
    const says = `entry ${fault.seq} does not fit those before it: the log was changed`
    return { name, state: 'wrong', says, data: fault }
  }
  const head = await findAuditHead(db)
  const missing = await countMissingActs(db)
  if (missing > 0) {
    const says = `the events tell of ${missing} acts that are not in the log: entries were removed`
    return { name, state: 'wrong', says, data: { missing } }
  }
  if (kept && !(await passesThrough(db, kept))) {
    const says = `it does not pass through entry ${kept.seq} as it was: the log was changed or cut`
    return { name, state: 'wrong', says, data: { kept } }
  }
  if (!head && (await findSite(db))) {
    return { name, state: 'wrong', says: 'empty, although a newsroom was founded: it was removed' }
  }
  if (!head) return { name, state: 'well', says: 'empty' }
  const through = kept ? ` and pass through entry ${kept.seq} as it was` : ''
  const says = `${head.seq} entries fit together${through}; the head is ${head.hash.slice(0, 16)}…`
  return { name, state: 'well', says, data: head }
}

export async function inspectRevisions(db: Db): Promise<Finding> {
  const name = 'revisions'
  const changed = await findChangedRevision(db)
  if (!changed) return { name, state: 'well', says: 'every text is as it was printed' }
  const says = `the text of revision ${changed.number} of the piece ${changed.articleId} is not as it was printed`
  return { name, state: 'wrong', says, data: changed }
}

/** Behind by what waits for the worker is no fault: the jobs are told of besides. */
export async function inspectIndex(db: Db): Promise<Finding> {
  const name = 'search index'
  const found = await compareIndex(db)
  const { pieces, missing, left } = found
  if (missing + left === 0) return { name, state: 'well', says: `holds all ${pieces} pieces` }
  const says = `lacks ${missing} of ${pieces} pieces as they stand, and holds ${left} that are gone; the worker catches up, "chapar reindex" does it now`
  return { name, state: 'note', says, data: found }
}

/** Of an audit head what a person keeps: SEQ:HASH. */
export type KeptHead = Pick<AuditHead, 'seq' | 'hash'>

/** The sources that are fetched by the clock. */
export async function inspectRates(db: Db, settings: Settings): Promise<Finding> {
  const name = 'rates'
  const facts = listFetched(settings.ratesFetch).map((bank) => bank.facts)
  if (facts.length === 0) {
    return { name, state: 'note', says: 'no bank is asked: RATES_FETCH names those that are' }
  }
  const all = await listSourceStatus(db, facts, new Date())
  const missing = all.filter(({ state }) => state !== 'well' && state !== 'late')
  const says = missing.map(({ source, state }) => `${source} is ${saidState[state]}`).join(', ')
  if (missing.length === 0)
    return { name, state: 'well', says: `${all.length} sources are fetched` }
  return { name, state: 'wrong', says: `${says}; "chapar rates status" tells more` }
}

const saidState = {
  well: 'well',
  late: 'late',
  stale: 'stale',
  down: 'down',
  never: 'not there yet',
}

/** Jobs, and whether anything does them. */
export async function inspectBackground(server: DatabaseServer): Promise<Finding[]> {
  const { db } = server.database
  const jobs = await countJobs(db)
  const says = `${jobs.due} due, ${jobs.waiting} for later, ${jobs.failed} given up`
  const state = jobs.failed > 0 ? 'wrong' : 'well'
  const found: Finding[] = [{ name: 'jobs', state, says, data: jobs }]
  if (server.ownership === 'started') return found
  const beat = await findLastBeat(db)
  const late = !beat || Date.now() - beat.getTime() > LATE_MS
  const seen = beat ? `last seen ${beat.toISOString()}` : 'never seen'
  return [...found, { name: 'worker', state: late ? 'wrong' : 'well', says: seen }]
}

/** It shows itself each minute. */
const LATE_MS = 3 * 60_000

function attempt(name: string, look: () => Finding): Finding {
  try {
    return look()
  } catch (error) {
    return wrong(name, error)
  }
}

function wrong(name: string, error: unknown): Finding {
  return { name, state: 'wrong', says: error instanceof Error ? error.message : String(error) }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`
}
