import type { CronItem } from 'graphile-worker'
import { publishDueArticles } from '#articles/publish-due.ts'
import { publishDueJob } from '#articles/publish-due-job.ts'
import type { Database } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import { openMailer } from '#platform/mail.ts'
import { type JobHandler, startWorker, type Worker } from '#platform/queue.ts'
import type { Settings } from '#platform/settings.ts'
import { mailAuditHead } from '#staff/mail-audit-head.ts'

/** Which jobs there are, and what happens by the clock (in UTC). */
export async function startWork(options: {
  database: Database
  log: Log
  settings: Settings
}): Promise<Worker> {
  const { database, log, settings } = options
  const { db, pool } = database
  const mailer = openMailer(settings)
  // Filed by hand or by the clock, these carry nothing, so that no payload is read.
  const handlers: JobHandler[] = [
    {
      name: publishDueJob.name,
      run: async () => {
        const published = await publishDueArticles(db, new Date())
        if (published.length > 0) log.info({ articles: published }, 'published what was due')
      },
    },
    {
      name: MAIL_AUDIT_HEAD,
      run: async () => {
        const count = mailer ? await mailAuditHead(db, mailer, settings) : 0
        if (count > 0) log.info({ count }, 'mailed the audit head to the owners')
      },
    },
  ]
  const worker = await startWorker({ pool, log, handlers, crons })
  return {
    ...worker,
    async stop() {
      await worker.stop()
      mailer?.close()
    },
  }
}

const MAIL_AUDIT_HEAD = 'mail-audit-head'

const crons: CronItem[] = [
  // Besides the job that scheduling files for the moment itself: what was missed is caught up with.
  {
    task: publishDueJob.name,
    match: '* * * * *',
    options: { jobKey: 'publish-due', maxAttempts: 1 },
  },
  { task: MAIL_AUDIT_HEAD, match: '17 4 * * *', options: { maxAttempts: 3 } },
]
