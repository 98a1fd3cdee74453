import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { type Mailer, openMailer } from '#platform/mail.ts'
import { readSettings } from '#platform/settings.ts'
import { anAccount } from '../../test/support/builders.ts'
import { startMailServer } from '../../test/support/mail-server.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { disableAccount } from './accounts.ts'
import { operator } from './audit-log.ts'
import { mailAccountNews } from './mail-account-news.ts'

const database = useTestDatabase()
const siteUrl = 'https://paper.example'
const at = '2026-11-20T06:05:09.000Z'
let server: Awaited<ReturnType<typeof startMailServer>>
let mailer: Mailer

beforeAll(async () => {
  server = await startMailServer({ refuse: 'full@example.org' })
  const opened = openMailer(readSettings({ SMTP_URL: server.url, SITE_URL: siteUrl }))
  if (!opened) throw new Error('there is a server')
  mailer = opened
})
afterAll(async () => {
  mailer.close()
  await server.stop()
})

test('the holder reads what has changed, when, and what to do', async () => {
  const accountId = await anAccount(database.db, { email: 'holder@example.org' })
  const news = { accountId, news: 'passkey-added', at, siteUrl } as const
  expect(await mailAccountNews(database.db, mailer, news)).toBe(true)
  const { to, text = '' } = server.mails.at(-1) ?? {}
  expect(to).toEqual(['holder@example.org'])
  expect(text).toContain('paper.example: a passkey was added to your account')
  expect(text).toContain('2026-11-20 06:05 UTC')
  expect(text).toContain('https://paper.example/desk/account')
})

test('a new mail address is told to the one of before', async () => {
  const accountId = await anAccount(database.db, { email: 'later@example.org' })
  const news = {
    accountId,
    news: 'address-changed',
    to: 'before@example.org',
    at,
    siteUrl,
  } as const
  await mailAccountNews(database.db, mailer, news)
  expect(server.mails.at(-1)?.to).toEqual(['before@example.org'])
})

test('none goes to an account that was ended', async () => {
  const { db } = database
  const id = await anAccount(db, { email: 'gone@example.org' })
  await transact(db, (tx) => disableAccount(tx, { actor: operator, id }))
  const news = { accountId: id, news: 'password-changed', at, siteUrl } as const
  expect(await mailAccountNews(db, mailer, news)).toBe(false)
  expect(server.mails.flatMap((mail) => mail.to)).not.toContain('gone@example.org')
})
