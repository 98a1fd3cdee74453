import { expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { anAccount } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMailer } from '../../test/support/test-mailer.ts'
import { disableAccount } from './accounts.ts'
import { operator } from './audit-log.ts'
import { findEntryLink } from './entry-links.ts'
import { mailEntryLink } from './mail-entry-link.ts'

const database = useTestDatabase()
const siteUrl = 'https://paper.example'
const post = useTestMailer(siteUrl)

const now = new Date('2026-11-20T06:00:00Z')
const mail = (email: string, minutes = 0) =>
  mailEntryLink(database.db, post.mailer, {
    email,
    siteUrl,
    now: new Date(now.getTime() + minutes * 60_000),
  })

test('a link goes to the address of the account, and leads to it', async () => {
  await anAccount(database.db, { email: 'forgetful@example.org', name: 'Forgetful' })
  expect(await mail('forgetful@example.org')).toBe(true)
  const sent = post.server.mails.at(-1)
  expect(sent?.to).toEqual(['forgetful@example.org'])
  const text = (sent?.text ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
  const [, token = ''] = /https:\/\/paper\.example\/desk\/enter\?key=([\w-]+)/.exec(text) ?? []
  expect(await findEntryLink(database.db, token, now)).toMatchObject({
    purpose: 'reset',
    person: { name: 'Forgetful' },
  })
})

test('none goes to a stranger, to an ended account, or twice within five minutes', async () => {
  const id = await anAccount(database.db, { email: 'ended@example.org' })
  await transact(database.db, (tx) => disableAccount(tx, { actor: operator, id }))
  await anAccount(database.db, { email: 'eager@example.org' })
  post.server.mails.length = 0
  expect(await mail('nobody@example.org')).toBe(false)
  expect(await mail('ended@example.org')).toBe(false)
  expect(await mail('eager@example.org')).toBe(true)
  expect(await mail('eager@example.org', 4)).toBe(false)
  expect(await mail('eager@example.org', 6)).toBe(true)
  expect(post.server.mails).toHaveLength(2)
})

test('one that could not go is tried again, and leaves no link behind', async () => {
  const id = await anAccount(database.db, { email: 'full@example.org' })
  await expect(mail('full@example.org')).rejects.toMatchObject({ code: 'mail-not-sent' })
  await expect(mail('full@example.org')).rejects.toMatchObject({ code: 'mail-not-sent' })
  const { rowCount } = await database.pool.query('select from entry_links where account_id = $1', [
    id,
  ])
  expect(rowCount).toBe(0)
})
