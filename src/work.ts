import type { CronItem } from 'graphile-worker'
import { articleChangedJob } from '#articles/article-changed-job.ts'
import { removeEndedPreviews } from '#articles/preview-links.ts'
import { publishDueArticles } from '#articles/publish-due.ts'
import { publishDueJob } from '#articles/publish-due-job.ts'
import { removeOldReceipts } from '#articles/save-receipts.ts'
import { scrub, scrubJob } from '#articles/scrub-job.ts'
import { openMadeFiles, openOriginals } from '#media/open-stores.ts'
import { removeForgottenUploads } from '#media/received-parts.ts'
import { removeStrayFiles, removeStrayMadeFiles } from '#media/stray-files.ts'
import { type Database, transact } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import { openMailer } from '#platform/mail.ts'
import { handle, type JobHandler, startWorker, type Worker } from '#platform/queue.ts'
import { recordBeat } from '#platform/queue-state.ts'
import type { Settings } from '#platform/settings.ts'
import { forgetLimits } from '#platform/shared-limit.ts'
import { listFetched } from '#rates/call-bank.ts'
import { fetchIfDue, fetchRatesJob, fileDueFetches } from '#rates/fetch-job.ts'
import type { FetchResult } from '#rates/fetch-tables.ts'
import { indexArticles } from '#search/index-articles.ts'
import { catchUpIndex } from '#search/reindex.ts'
import { mailAccountNews, mailAccountNewsJob } from '#staff/mail-account-news.ts'
import { mailAuditHead } from '#staff/mail-audit-head.ts'
import { mailEntryLink, mailEntryLinkJob } from '#staff/mail-entry-link.ts'
import { removeEndedSessions } from '#staff/sessions.ts'

/** Which jobs there are, and what happens by the clock (in UTC). */
export async function startWork(options: {
  database: Database
  log: Log
  settings: Settings
}): Promise<Worker> {
  const { database, log, settings } = options
  const { db, pool } = database
  const mailer = openMailer(settings)
  const banks = listFetched(settings.ratesFetch)
  const stopping = new AbortController()
  // Filed by hand or by the clock, these carry nothing, so that no payload is read.
  const handlers: JobHandler[] = [
    {
      name: publishDueJob.name,
      run: async () => {
        const published = await publishDueArticles(db, new Date())
        if (published.length > 0) log.info({ articles: published }, 'published what was due')
      },
    },
    { name: BEAT, run: () => recordBeat(db) },
    {
      name: MAIL_AUDIT_HEAD,
      run: async () => {
        const count = mailer ? await mailAuditHead(db, mailer, settings) : 0
        if (count > 0) log.info({ count }, 'mailed the audit head to the owners')
      },
    },
    {
      name: REMOVE_STRAY_FILES,
      run: async () => {
        const count = await removeStrayFiles(db, openOriginals(settings))
        const made = await removeStrayMadeFiles(db, openMadeFiles(settings))
        await removeForgottenUploads(settings.dataDir, new Date())
        if (count + made > 0) log.info({ count, made }, 'removed files that belong to no picture')
      },
    },
    {
      name: FILE_DUE_FETCHES,
      run: async () => void (await fileDueFetches(db, banks, new Date())),
    },
    handle(mailEntryLinkJob, async ({ email }) => {
      if (mailer) await mailEntryLink(db, mailer, { email, siteUrl: settings.siteUrl })
    }),
    handle(mailAccountNewsJob, async (news) => {
      if (mailer) await mailAccountNews(db, mailer, { ...news, siteUrl: settings.siteUrl })
    }),
    {
      name: REMOVE_ENDED_SESSIONS,
      run: async () => {
        await removeEndedSessions(db, new Date())
        await forgetLimits(db, new Date(Date.now() - HOUR_MS))
        await removeEndedPreviews(db)
        await removeOldReceipts(db)
      },
    },
    handle(articleChangedJob, ({ articleId }) =>
      transact(db, (tx) => indexArticles(tx, [articleId])),
    ),
    handle(scrubJob, () => scrub(db)),
    {
      name: CATCH_UP_INDEX,
      run: async () => {
        const count = await catchUpIndex(db)
        if (count > 0) log.info({ count }, 'brought entries of the search index up to date')
      },
    },
    handle(fetchRatesJob, async (due) => {
      // What waits from a time when more sources were on is left.
      if (!banks.some(({ facts }) => facts.code === due.source)) return
      const results = await fetchIfDue(db, due, { settings, signal: stopping.signal })
      for (const result of results) tell(log, result)
    }),
  ]
  const worker = await startWorker({ pool, log, handlers, crons })
  // The clock strikes within a minute: until then nobody is to think that none works.
  await recordBeat(db)
  return {
    ...worker,
    async stop() {
      stopping.abort()
      await worker.stop()
      mailer?.close()
    },
  }
}

function tell(log: Log, { source, request, fault, sentence, added, revised }: FetchResult): void {
  if (fault) log.warn({ source, request, fault }, sentence)
  else if (added + revised > 0) log.info({ source, request, added, revised }, 'recorded rates')
}

const BEAT = 'beat'
const CATCH_UP_INDEX = 'catch-up-index'
const FILE_DUE_FETCHES = 'file-due-fetches'
/** After that every bucket is full again. */
const HOUR_MS = 3600_000

const MAIL_AUDIT_HEAD = 'mail-audit-head'
const REMOVE_ENDED_SESSIONS = 'remove-ended-sessions'
const REMOVE_STRAY_FILES = 'remove-stray-files'

const crons: CronItem[] = [
  { task: BEAT, match: '* * * * *', options: { jobKey: BEAT, maxAttempts: 1 } },
  // Besides the job that scheduling files for the moment itself: what was missed is caught up with.
  {
    task: publishDueJob.name,
    match: '* * * * *',
    options: { jobKey: 'publish-due', maxAttempts: 1 },
  },
  // The banks' hours are in their own zones, so what is due is looked up; nothing where none is on.
  { task: FILE_DUE_FETCHES, match: '* * * * *', options: { maxAttempts: 1 } },
  { task: REMOVE_STRAY_FILES, match: '41 3 * * *', options: { maxAttempts: 1 } },
  { task: REMOVE_ENDED_SESSIONS, match: '47 * * * *', options: { maxAttempts: 1 } },
  // What a restore or an upgrade has left out; each change files a job of its own.
  { task: CATCH_UP_INDEX, match: '23 * * * *', options: { maxAttempts: 1 } },
  { task: MAIL_AUDIT_HEAD, match: '17 4 * * *', options: { maxAttempts: 3 } },
]
