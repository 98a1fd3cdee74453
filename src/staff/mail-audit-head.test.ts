import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { type Mailer, openMailer } from '#platform/mail.ts'
import { readSettings } from '#platform/settings.ts'
import { startMailServer } from '../../test/support/mail-server.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { createAccount, disableAccount, type Role } from './accounts.ts'
import { findAuditHead, operator } from './audit-log.ts'
import { mailAuditHead } from './mail-audit-head.ts'

const database = useTestDatabase()
const site = { siteUrl: 'https://paper.example' }
let server: Awaited<ReturnType<typeof startMailServer>>
let mailer: Mailer

beforeAll(async () => {
  server = await startMailServer({ refuse: 'full@example.org' })
  const opened = openMailer(readSettings({ SMTP_URL: server.url, SITE_URL: site.siteUrl }))
  if (!opened) throw new Error('there is a server')
  mailer = opened
})

afterAll(async () => {
  mailer.close()
  await server.stop()
})

test('an empty log has no head to send', async () => {
  expect(await mailAuditHead(database.db, mailer, site)).toBe(0)
})

test('every active owner gets the head, each a mail of their own, and nobody else', async () => {
  await account('first@example.org', 'owner')
  await account('second@example.org', 'owner')
  const id = await account('former@example.org', 'owner')
  await account('editor@example.org', 'editor')
  await transact(database.db, (tx) => disableAccount(tx, { actor: operator, id }))
  const head = await findAuditHead(database.db)
  expect(await mailAuditHead(database.db, mailer, site)).toBe(2)
  const receivers = server.mails.flatMap(({ to }) => to)
  expect(receivers.sort()).toEqual(['first@example.org', 'second@example.org'])
  for (const { from, text } of server.mails) {
    expect(from).toBe('chapar@paper.example')
    expect(text).toContain(`Subject: paper.example: audit log, entry ${head?.seq}`)
    // Quoted-printable breaks long lines softly.
    expect(text.replaceAll('=\r\n', '')).toContain(head?.hash)
    expect(text.replaceAll('=\r\n', '')).toMatch(
      new RegExp(`--head ${head?.seq}(:|=3A)${head?.hash}`),
    )
  }
})

test('one box that is full does not keep the others from theirs', async () => {
  await account('full@example.org', 'owner')
  await account('zoe@example.org', 'owner')
  server.mails.length = 0
  await expect(mailAuditHead(database.db, mailer, site)).rejects.toMatchObject({
    code: 'mail-not-sent',
  })
  expect(server.mails.flatMap(({ to }) => to)).toContain('zoe@example.org')
})

async function account(email: string, role: Role): Promise<string> {
  const made = await transact(database.db, (tx) =>
    createAccount(tx, { actor: operator, email, name: email, role }),
  )
  if (!made.ok) throw new Error(made.reason)
  return made.id
}
