import { afterAll, beforeAll } from 'vitest'
import { type Mailer, openMailer } from '#platform/mail.ts'
import { readSettings } from '#platform/settings.ts'
import { startMailServer } from './mail-server.ts'

type MailServer = Awaited<ReturnType<typeof startMailServer>>

/** A mailer to a real server of its own for the test file, which refuses full@example.org. */
export function useTestMailer(siteUrl: string) {
  const opened = {} as { server: MailServer; mailer: Mailer }
  beforeAll(async () => {
    opened.server = await startMailServer({ refuse: 'full@example.org' })
    const settings = readSettings({ SMTP_URL: opened.server.url, SITE_URL: siteUrl })
    const mailer = openMailer(settings)
    if (!mailer) throw new Error('there is a server')
    opened.mailer = mailer
  })
  afterAll(async () => {
    opened.mailer.close()
    await opened.server.stop()
  })
  return opened
}
