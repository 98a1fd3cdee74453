import { expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { anAccount } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMailer } from '../../test/support/test-mailer.ts'
import { disableAccount } from './accounts.ts'
import { operator } from './audit-log.ts'
import { mailAccountNews } from './mail-account-news.ts'

const database = useTestDatabase()
const siteUrl = 'https://paper.example'
const at = '2026-11-20T06:05:09.000Z'
const post = useTestMailer(siteUrl)

test('the holder reads what has changed, when, and what to do', async () => {
  const accountId = await anAccount(database.db, { email: 'holder@example.org' })
  const news = { accountId, news: 'passkey-added', at, siteUrl } as const
  expect(await mailAccountNews(database.db, post.mailer, news)).toBe(true)
  const { to, text = '' } = post.server.mails.at(-1) ?? {}
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
  await mailAccountNews(database.db, post.mailer, news)
  expect(post.server.mails.at(-1)?.to).toEqual(['before@example.org'])
})

test('none goes to an account that was ended', async () => {
  const { db } = database
  const id = await anAccount(db, { email: 'gone@example.org' })
  await transact(db, (tx) => disableAccount(tx, { actor: operator, id }))
  const news = { accountId: id, news: 'password-changed', at, siteUrl } as const
  expect(await mailAccountNews(db, post.mailer, news)).toBe(false)
  expect(post.server.mails.flatMap((mail) => mail.to)).not.toContain('gone@example.org')
})
