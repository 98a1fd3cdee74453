import { afterEach, expect, test } from 'vitest'
import { startMailServer } from '../../test/support/mail-server.ts'
import { openMailer } from './mail.ts'
import { readSettings } from './settings.ts'

const ends: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

test('without SMTP_URL there is no mailer', () => {
  expect(openMailer(readSettings({}))).toBeNull()
})

test('a mail arrives as it was written, from MAIL_FROM', async () => {
  const { server, mailer } = await open({ MAIL_FROM: 'desk@example.org' })
  await mailer.send({ to: 'reader@example.org', subject: 'Ўзбек', text: 'Бир сатр\n' })
  expect(server.mails).toHaveLength(1)
  const [mail] = server.mails
  expect(mail).toMatchObject({ from: 'desk@example.org', to: ['reader@example.org'] })
  expect(mail?.text).toMatch(/^Subject: =\?UTF-8\?/m)
})

test('a mail that is not taken is told without its address', async () => {
  const { mailer } = await open({}, 'gone@example.org')
  const sending = mailer.send({ to: 'gone@example.org', subject: 's', text: 't' })
  await expect(sending).rejects.toMatchObject({
    code: 'mail-not-sent',
    message: 'The server of SMTP_URL did not take a mail (EENVELOPE).',
  })
})

test('a server that is not there is told without its password', async () => {
  const mailer = openMailer(readSettings({ SMTP_URL: 'smtp://user:secret@127.0.0.1:1' }))
  await expect(
    mailer?.send({ to: 'a@example.org', subject: 's', text: 't' }),
  ).rejects.toMatchObject({
    message: expect.not.stringMatching(/secret|user/),
  })
})

async function open(settings: Record<string, string>, refuse = '') {
  const server = await startMailServer({ refuse })
  const mailer = openMailer(readSettings({ ...settings, SMTP_URL: server.url }))
  if (!mailer) throw new Error('there is a server')
  ends.push(() => mailer.close(), server.stop)
  return { server, mailer }
}
