import type { Signals } from '#contract/desk-signals.ts'
import type { Db } from '#platform/database.ts'
import { DISK_FLOOR_BYTES, freeBytes } from '#platform/disk.ts'
import { findLastBeat, listTroubledJobs } from '#platform/queue-state.ts'
import { listSourceStatus } from '#rates/source-status.ts'
import { findAuditHead, findFirstAct } from '#staff/audit-log.ts'
import { findMailedHead } from '#staff/mail-audit-head.ts'
import { may, type Permission } from '#staff/permissions.ts'
import type { DeskTools, SignedAsk } from '../route.ts'
import { watch } from './signal.ts'

type MachineSignals = Pick<Signals, 'jobs' | 'mails' | 'feeds' | 'auditHead' | 'disk'>

/** The worker shows itself each minute. */
const SILENT_MS = 3 * 60_000
/** The head goes out each night. */
const MAILED_MS = 26 * 3600_000
/** Under so many times the floor at which the site stops, somebody should make room. */
const ROOMS = 16

/** What the server does by itself, for those who look after it. */
export async function tellMachine({ tools, present, now }: SignedAsk): Promise<MachineSignals> {
  const { log, db, watched, hasMail } = tools
  const look = <T>(needs: Permission, find: () => Promise<T>, isWorth: (found: T) => boolean) =>
    may(present.account.role, needs) ? watch(log, find, isWorth) : undefined
  const [jobs, mails, auditHead, disk, feeds] = await Promise.all([
    look(
      'machine.watch',
      () => lookAtJobs(db, now),
      ({ isWorkerSilent, kinds }) =>
        isWorkerSilent || kinds.some(({ overdue, failed }) => overdue + failed > 0),
    ),
    look(
      'machine.watch',
      () => lookAtMails(db, hasMail),
      ({ waiting, failed }) => waiting + failed > 0,
    ),
    look(
      'machine.watch',
      () => lookAtAuditHead(db, hasMail, now),
      ({ isOverdue }) => isOverdue,
    ),
    look(
      'machine.watch',
      async () => ({ freeBytes: await freeBytes(watched.dataDir) }),
      (found) => found.freeBytes < ROOMS * DISK_FLOOR_BYTES,
    ),
    look(
      'feeds.watch',
      () => lookAtFeeds(db, watched, now),
      ({ silent }) => silent.length > 0,
    ),
  ])
  return { jobs, mails, feeds, auditHead, disk }
}

async function lookAtJobs(db: Db, now: Date) {
  const beat = await findLastBeat(db)
  const kinds = await listTroubledJobs(db)
  return {
    workerSeenAt: beat?.toISOString() ?? null,
    isWorkerSilent: !beat || now.getTime() - beat.getTime() > SILENT_MS,
    kinds: kinds.map((kind) => ({ ...kind, oldestDueAt: kind.oldestDueAt.toISOString() })),
  }
}

/** Every job that sends mail has a name that says so. */
async function lookAtMails(db: Db, isSending: boolean) {
  const jobs = (await listTroubledJobs(db)).filter(({ name }) => name.startsWith('mail-'))
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
  return {
    isSending,
    waiting: sum(jobs.map(({ overdue, retrying }) => Math.max(overdue, retrying))),
    failed: sum(jobs.map(({ failed }) => failed)),
    lastError: jobs.find(({ lastError }) => lastError !== null)?.lastError ?? null,
  }
}

async function lookAtAuditHead(db: Db, isSending: boolean, now: Date) {
  const [head, first] = [await findAuditHead(db), await findFirstAct(db)]
  const mailed = await findMailedHead(db)
  const since = mailed?.at ?? first ?? now
  return {
    entries: head?.seq ?? 0,
    mailedAt: mailed?.at.toISOString() ?? null,
    mailedEntry: mailed?.entry ?? null,
    isSending,
    // Without a server for mails nothing goes out, which is told, and was chosen.
    isOverdue: isSending && now.getTime() - since.getTime() > MAILED_MS,
  }
}

async function lookAtFeeds(db: Db, { sources, rateTable }: DeskTools['watched'], now: Date) {
  const all = sources.length > 0 ? await listSourceStatus(db, sources, now, await rateTable()) : []
  const silent = all.flatMap(({ source, name, state, newest, missed }) =>
    state === 'well' ? [] : [{ source, name, state, lastDay: newest, missed }],
  )
  return { asked: sources.length, silent }
}
